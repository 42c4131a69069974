package org.kinbridge.policy.residual;

import java.util.BitSet;

/** The texts that would leave, so that a value can be looked for in all of them at once. */
final class Leaving {
  private static final int GRAM = 4;
  private static final int SHIFT = 50; // 14 bits are left
  private static final long SCATTER = 0x9E37_79B9_7F4A_7C15L; // odd, and its bits look like chance

  /** Each text in words, in letters alone, and in digits alone where it has enough of them. */
  private final String words;

  private final String packed;
  private final String digits;

  /** Which four letters or digits stand in them next to each other: said of some others too. */
  private final BitSet grams = new BitSet(1 << (Long.SIZE - SHIFT));

  Leaving(Scalars leaving) {
    StringBuilder allWords = new StringBuilder();
    StringBuilder allPacked = new StringBuilder();
    StringBuilder allDigits = new StringBuilder();
    for (int i = leaving.nextFree(0); i >= 0; i = leaving.nextFree(i + 1)) {
      String spaced = Words.words(Words.plain(leaving.text(i)));
      allWords.append(spaced).append('\n');
      allPacked.append(Words.packed(spaced)).append('\n');
      String numbers = Words.digits(spaced);
      if (numbers.length() >= Words.DIGITS) {
        allDigits.append(numbers).append('\n');
      }
    }
    this.words = allWords.toString();
    this.packed = allPacked.toString();
    this.digits = allDigits.toString();
    note(packed);
    note(digits);
  }

  private void note(String text) {
    long last = 0;
    for (int i = 0; i < text.length(); i++) {
      last = last << 16 | text.charAt(i);
      grams.set(place(last));
    }
  }

  private static int place(long gram) {
    return (int) (gram * SCATTER >>> SHIFT);
  }

  /**
   * Whether a value is worth reading whole. Most are too short to tell one, or some four letters of
   * them stand nowhere in what leaves; where folding may change it, the answer is yes.
   */
  boolean mayHold(String value) {
    return mayHoldLetters(value) || mayHoldNumber(value);
  }

  private boolean mayHoldLetters(String value) {
    long last = 0;
    int letters = 0;
    int words = 0;
    boolean within = false;
    for (int i = 0; i < value.length(); i++) {
      int c = Words.small(value.charAt(i));
      if (!Words.isAscii(c)) {
        return true;
      }
      boolean letter = Words.isOfWord(c);
      if (letter) {
        last = last << 16 | c;
        letters++;
        if (letters >= GRAM && !grams.get(place(last))) {
          return mayChange(value, i);
        }
        words += within ? 0 : 1;
      }
      within = letter;
    }
    return words > 1 || letters >= Words.DISTINCTIVE;
  }

  private boolean mayHoldNumber(String value) {
    if (digits.isEmpty() || value.length() < Words.DIGITS) {
      return false;
    }
    long last = 0;
    int numbers = 0;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (!Words.isAscii(c)) {
        return true;
      }
      if (Words.isDigit(c)) {
        last = last << 16 | c;
        numbers++;
        if (numbers >= GRAM && !grams.get(place(last))) {
          return false;
        }
      }
    }
    return numbers >= Words.DIGITS;
  }

  /** Folding makes one letter of one of ASCII and what follows only if that is none of ASCII. */
  private static boolean mayChange(String value, int at) {
    return at + 1 < value.length() && !Words.isAscii(value.charAt(at + 1));
  }

  /**
   * @param spaced the value's words
   */
  boolean holds(String spaced) {
    return holdsTuple(spaced) || holdsPacked(spaced) || holdsNumber(spaced);
  }

  /** All its words, next to each other, where there are several. */
  private boolean holdsTuple(String spaced) {
    return spaced.indexOf(' ', 1) < spaced.length() - 1 && words.contains(spaced);
  }

  /** All its letters, however they are spaced, where they are enough to tell one value. */
  private boolean holdsPacked(String spaced) {
    if (spaced.length() < Words.DISTINCTIVE) {
      return false;
    }
    String letters = Words.packed(spaced);
    return letters.length() >= Words.DISTINCTIVE && packed.contains(letters);
  }

  private boolean holdsNumber(String spaced) {
    if (digits.isEmpty() || spaced.length() < Words.DIGITS) {
      return false;
    }
    String number = Words.digits(spaced);
    return number.length() >= Words.DIGITS && digits.contains(number);
  }
}
