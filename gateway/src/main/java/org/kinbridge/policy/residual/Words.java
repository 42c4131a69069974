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

  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final Pattern NO_DIGIT = Pattern.compile("[^0-9]+");
  private static final Pattern DATE = Pattern.compile("[0-9]{4}(-[0-9]{2}(-[0-9]{2}(T.*)?)?)?");
  private static final Pattern LIST_WORD = Pattern.compile("[a-z0-9_]*[0-9_][a-z0-9_]*");
  private static final Pattern MARKUP = Pattern.compile("<[^>]*>");

  private Words() {}

  /** The text without markup, as it reads. */
  static String plain(String text) {
    return MARKUP
        .matcher(text)
        .replaceAll(" ")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&");
  }

  /** Words with one space around each: {@code " alem haile "}. */
  static String words(String text) {
    String folded = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    return " " + NO_WORD.matcher(folded).replaceAll(" ").strip() + " ";
  }

  static String packed(String words) {
    return words.replace(" ", "");
  }

  static String digits(String text) {
    return NO_DIGIT.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC)).replaceAll("");
  }

  static boolean isDate(String text) {
    return DATE.matcher(text).matches();
  }

  /**
   * Spelt as only a list spells: {@code foster_care}, {@code language4}. One word in small letters
   * may be a name that somebody typed in a hurry, and enough digits are a number of somebody.
   */
  static boolean isListWord(String text) {
    return LIST_WORD.matcher(text).matches() && digits(text).length() < DIGITS;
  }
}
