package org.kinbridge.translate.reading;

/**
 * Text of a record made safe to show: letters of every script stay as they are, never normalised or
 * transliterated.
 *
 * @param removed that invisible characters, which could make two texts look alike or reorder what a
 *     person reads, were taken out
 */
public record CleanText(String text, boolean removed) {

  /** What a text may hold. */
  public enum Kind {
    /** A name, a code, a line of an address. */
    LINE(1_000),
    /** A passage: line breaks and tabs stay. */
    PASSAGE(20_000);

    private final int longest;

    Kind(int longest) {
      this.longest = longest;
    }

    public int longest() {
      return longest;
    }
  }

  /** Whether a control character or a code point that is none stands in it. */
  public static boolean broken(String text, Kind kind) {
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      if (forbidden(c, kind)) {
        return true;
      }
      i += Character.charCount(c);
    }
    return false;
  }

  public static CleanText of(String text) {
    String stripped = text.strip();
    if (!anyInvisible(stripped)) {
      return new CleanText(stripped, stripped.length() != text.length());
    }
    StringBuilder kept = new StringBuilder(stripped.length());
    stripped.codePoints().filter(c -> !invisible(c)).forEach(kept::appendCodePoint);
    return new CleanText(kept.toString().strip(), true);
  }

  private static boolean anyInvisible(String text) {
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      if (invisible(c)) {
        return true;
      }
      i += Character.charCount(c);
    }
    return false;
  }

  private static boolean forbidden(int c, Kind kind) {
    if (c >= ' ' && c < 0x7F) {
      return false;
    }
    boolean lineBreak = c == '\n' || c == '\r' || c == '\t';
    boolean control = Character.getType(c) == Character.CONTROL;
    boolean none = (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
    boolean separator = c == 0x2028 || c == 0x2029;
    return none || ((control || separator) && !(lineBreak && kind == Kind.PASSAGE));
  }

  /**
   * Directional marks, overrides and isolates, zero-width space and joiner of words, byte order
   * mark, tags. Zero-width joiner and non-joiner stay: Persian and Indic names need them.
   */
  private static boolean invisible(int c) {
    if (c < 0xAD) {
      return false;
    }
    return c == 0x061C
        || c == 0x180E
        || c == 0x200B
        || c == 0x200E
        || c == 0x200F
        || (c >= 0x202A && c <= 0x202E)
        || (c >= 0x2060 && c <= 0x206F)
        || c == 0xFEFF
        || c == 0x00AD
        || (c >= 0xFFF9 && c <= 0xFFFB)
        || (c >= 0xE0000 && c <= 0xE007F);
  }
}
