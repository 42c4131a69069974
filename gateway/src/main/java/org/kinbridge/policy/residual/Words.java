package org.kinbridge.policy.residual;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How the second pass compares text: case, accents' forms, spaces and punctuation do not hide a
 * value.
 */
final class Words {
  static final Set<String> BLOCKING_LABELS =
      Set.of(
          "cp-whereabouts-child",
          "cp-whereabouts-protected-adult",
          "cp-reporter-identity",
          "cp-witness",
          "cp-asylum");
  static final int DISTINCTIVE = 8;
  static final int DIGITS = 7;

  private static final int DAY = 10;
  private static final Pattern INSTANT = Pattern.compile("[-0-9]{10}T.*");

  private Words() {}

  /** The text without markup, as it reads. */
  static String plain(String text) {
    String bare = text.indexOf('<') < 0 ? text : withoutMarkup(text);
    return bare.indexOf('&') < 0
        ? bare
        : bare.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
  }

  /** With a space for whatever stands between signs of markup; an open one has no end. */
  private static String withoutMarkup(String text) {
    StringBuilder bare = new StringBuilder(text.length());
    int from = 0;
    int open = text.indexOf('<');
    while (open >= 0 && text.indexOf('>', open) >= 0) {
      bare.append(text, from, open).append(' ');
      from = text.indexOf('>', open) + 1;
      open = text.indexOf('<', from);
    }
    return bare.append(text, from, text.length()).toString();
  }

  /** Words with one space around each: {@code " alem haile "}. */
  static String words(String text) {
    String folded = folded(text);
    StringBuilder words = new StringBuilder(folded.length() + 2).append(' ');
    for (int i = 0; i < folded.length(); ) {
      int point = small(folded.codePointAt(i));
      i += Character.charCount(point);
      if (isOfWord(point)) {
        words.appendCodePoint(point);
      } else if (words.charAt(words.length() - 1) != ' ') {
        words.append(' ');
      }
    }
    if (words.charAt(words.length() - 1) != ' ' || words.length() == 1) {
      words.append(' ');
    }
    return words.toString();
  }

  /** Letters and numbers of every script. */
  static boolean isOfWord(int point) {
    if (isAscii(point)) {
      return (point >= 'a' && point <= 'z') || isDigit(point);
    }
    return Character.isLetter(point)
        || switch (Character.getType(point)) {
          case Character.DECIMAL_DIGIT_NUMBER, Character.LETTER_NUMBER, Character.OTHER_NUMBER ->
              true;
          default -> false;
        };
  }

  /** But for the letters that {@link #small} folds. */
  private static String folded(String text) {
    return isAscii(text)
        ? text
        : Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!isAscii(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  static boolean isAscii(int point) {
    return point < 128;
  }

  /** A capital of ASCII in small; whatever else as it is. */
  static int small(int point) {
    return point >= 'A' && point <= 'Z' ? point + ('a' - 'A') : point;
  }

  static String packed(String words) {
    return words.replace(" ", "");
  }

  static boolean isDigit(int point) {
    return point >= '0' && point <= '9';
  }

  static String digits(String words) {
    StringBuilder digits = new StringBuilder(16);
    for (int i = 0; i < words.length(); i++) {
      char c = words.charAt(i);
      if (isDigit(c)) {
        digits.append(c);
      }
    }
    return digits.toString();
  }

  /** A year, a month, a day or an instant. */
  static boolean isDate(String text) {
    int length = text.length();
    return switch (length) {
      case 4, 7, 10 -> isDay(text, length);
      default -> length > DAY && isDay(text, DAY) && INSTANT.matcher(text).matches();
    };
  }

  /** The digits and dashes of a day, as far as there. */
  private static boolean isDay(String text, int end) {
    for (int i = 0; i < end; i++) {
      char c = text.charAt(i);
      if (i == 4 || i == 7 ? c != '-' : !isDigit(c)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Spelt as only a list spells: {@code foster_care}, {@code language4}. One word in small letters
   * may be a name that somebody typed in a hurry, and enough digits are a number of somebody.
   */
  static boolean isListWord(String text) {
    boolean mark = false;
    int digits = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean digit = isDigit(c);
      if (digit) {
        digits++;
      }
      mark |= digit || c == '_';
      if (!digit && c != '_' && (c < 'a' || c > 'z')) {
        return false;
      }
    }
    return mark && digits < DIGITS;
  }
}
