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
  private static final Pattern MARKUP = Pattern.compile("<[^>]*>");

  private Words() {}

  /** The text without markup, as it reads. */
  static String plain(String text) {
    if (text.indexOf('<') < 0 && text.indexOf('&') < 0) {
      return text;
    }
    return MARKUP
        .matcher(text)
        .replaceAll(" ")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&");
  }

  /** Words with one space around each: {@code " alem haile "}. */
  static String words(String text) {
    String folded = folded(text);
    StringBuilder words = new StringBuilder(folded.length() + 2).append(' ');
    for (int i = 0; i < folded.length(); ) {
      int point = folded.codePointAt(i);
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
      return (point >= 'a' && point <= 'z') || (point >= '0' && point <= '9');
    }
    return Character.isLetter(point)
        || switch (Character.getType(point)) {
          case Character.DECIMAL_DIGIT_NUMBER, Character.LETTER_NUMBER, Character.OTHER_NUMBER ->
              true;
          default -> false;
        };
  }

  private static String folded(String text) {
    return isAscii(text)
        ? text.toLowerCase(Locale.ROOT)
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

  static String packed(String words) {
    return words.replace(" ", "");
  }

  static String digits(String text) {
    String plain = isAscii(text) ? text : Normalizer.normalize(text, Normalizer.Form.NFKC);
    StringBuilder digits = new StringBuilder(16);
    for (int i = 0; i < plain.length(); i++) {
      char c = plain.charAt(i);
      if (c >= '0' && c <= '9') {
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
      if (i == 4 || i == 7 ? c != '-' : c < '0' || c > '9') {
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
      boolean digit = c >= '0' && c <= '9';
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
