package org.kinbridge.policy.residual;

import static java.util.Objects.requireNonNull;

import java.text.Normalizer;
import java.util.Locale;

/**
 * A text as the second pass compares it: case, accents' forms, spaces and punctuation do not hide a
 * value.
 *
 * @param words with one space around each: {@code " alem haile "}
 * @param packed the words without any space
 * @param digits its digits and nothing else
 */
record Folded(String words, String packed, String digits) {
  Folded {
    requireNonNull(words, "words is null");
    requireNonNull(packed, "packed is null");
    requireNonNull(digits, "digits is null");
  }

  static Folded of(String text) {
    String normal = isAscii(text) ? text : Normalizer.normalize(text, Normalizer.Form.NFKC);
    String folded = normal.toLowerCase(Locale.ROOT);
    StringBuilder words = new StringBuilder(folded.length() + 2).append(' ');
    StringBuilder digits = new StringBuilder();
    boolean between = false;
    for (int at = 0; at < folded.length(); ) {
      int letter = folded.codePointAt(at);
      at += Character.charCount(letter);
      if (!isOfAWord(letter)) {
        between = words.length() > 1;
        continue;
      }
      if (between) {
        words.append(' ');
        between = false;
      }
      words.appendCodePoint(letter);
      if (letter >= '0' && letter <= '9') {
        digits.append((char) letter);
      }
    }
    String spaced = words.append(' ').toString();
    return new Folded(spaced, spaced.replace(" ", ""), digits.toString());
  }

  /** A letter or a number of any kind, as Unicode's general categories L and N have them. */
  private static boolean isOfAWord(int letter) {
    if (letter < 128) {
      return letter >= 'a' && letter <= 'z' || letter >= '0' && letter <= '9';
    }
    int category = Character.getType(letter);
    return Character.isLetter(letter)
        || category == Character.DECIMAL_DIGIT_NUMBER
        || category == Character.LETTER_NUMBER
        || category == Character.OTHER_NUMBER;
  }

  private static boolean isAscii(String text) {
    for (int at = 0; at < text.length(); at++) {
      if (text.charAt(at) >= 128) {
        return false;
      }
    }
    return true;
  }

  boolean hasSeveralWords() {
    return words.indexOf(' ', 1) < words.length() - 1;
  }
}
