package org.kinbridge.policy.residual;

import java.util.Set;
import java.util.regex.Pattern;

/** Which texts say something, and how many signs it takes. */
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

  private static final Pattern DATE = Pattern.compile("[0-9]{4}(-[0-9]{2}(-[0-9]{2}(T.*)?)?)?");
  private static final Pattern LIST_WORD = Pattern.compile("[a-z0-9_]*[0-9_][a-z0-9_]*");
  private static final Pattern MARKUP = Pattern.compile("<[^>]*>");

  private Words() {}

  /** The text without markup, as it reads. */
  static String plain(String text) {
    return text.indexOf('<') < 0 && text.indexOf('&') < 0
        ? text
        : MARKUP
            .matcher(text)
            .replaceAll(" ")
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&amp;", "&");
  }

  /** One short plain word: no tuple, not distinctive, and not digits enough for a number. */
  static boolean saysTooLittle(String text) {
    if (text.length() >= DIGITS) {
      return false;
    }
    for (int at = 0; at < text.length(); at++) {
      char letter = text.charAt(at);
      if (letter >= 128 || !Character.isLetterOrDigit(letter)) {
        return false;
      }
    }
    return true;
  }

  static boolean isDate(String text) {
    return DATE.matcher(text).matches();
  }

  /**
   * Spelt as only a list spells: {@code foster_care}, {@code language4}. One word in small letters
   * may be a name that somebody typed in a hurry, and enough digits are a number of somebody.
   */
  static boolean isListWord(String text) {
    return LIST_WORD.matcher(text).matches() && Folded.of(text).digits().length() < DIGITS;
  }
}
