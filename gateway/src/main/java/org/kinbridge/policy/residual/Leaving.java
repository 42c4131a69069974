package org.kinbridge.policy.residual;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.kinbridge.policy.residual.Scalars.Scalar;

/** The texts that would leave, so that a value can be looked for in all of them at once. */
final class Leaving {
  private static final int GRAM = 4;
  private static final int GRAMS = 1 << 14;

  private final String words;
  private final String packed;
  private final List<String> digits = new ArrayList<>();
  private final Set<String> single = new HashSet<>();
  private final BitSet grams = new BitSet(GRAMS);

  Leaving(List<Scalar> leaving) {
    StringBuilder allWords = new StringBuilder();
    StringBuilder allPacked = new StringBuilder();
    for (Scalar scalar : leaving) {
      if (scalar.isFree()) {
        String plain = Words.plain(scalar.text());
        String spaced = Words.words(plain);
        allWords.append(spaced).append('\n');
        allPacked.append(Words.packed(spaced)).append('\n');
        String numbers = Words.digits(plain);
        if (numbers.length() >= Words.DIGITS) {
          digits.add(numbers);
        }
        single.addAll(List.of(spaced.strip().split(" ")));
      }
    }
    this.words = allWords.toString();
    this.packed = allPacked.toString();
    for (int i = 0; i + GRAM <= packed.length(); i++) {
      grams.set(gram(packed, i));
    }
  }

  private static int gram(String text, int at) {
    int hash = 0;
    for (int i = at; i < at + GRAM; i++) {
      hash = 31 * hash + text.charAt(i);
    }
    return folded(hash);
  }

  private static int folded(int hash) {
    return (hash ^ (hash >>> 14)) & (GRAMS - 1);
  }

  /**
   * Whether a value is worth reading whole. Most say no to their first four letters: what leaves
   * holds them nowhere, so it does not hold the value.
   */
  boolean mayHold(String value) {
    int hash = 0;
    int letters = 0;
    int numbers = 0;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (!Words.isAscii(c)) {
        return true;
      }
      c = c >= 'A' && c <= 'Z' ? (char) (c | 0x20) : c;
      if (Words.isOfWord(c)) {
        hash = letters < GRAM ? 31 * hash + c : hash;
        letters++;
        numbers += c <= '9' ? 1 : 0;
        if (letters == GRAM && grams.get(folded(hash))) {
          return true;
        }
      }
    }
    return letters < GRAM || (numbers >= Words.DIGITS && !digits.isEmpty());
  }

  /**
   * @param spaced the value's words
   * @param value the value as it is written
   */
  boolean holds(String spaced, String value) {
    return holdsTuple(spaced) || holdsPacked(spaced) || holdsNumber(value);
  }

  /** All its words, next to each other, where there are several. */
  private boolean holdsTuple(String spaced) {
    int second = spaced.indexOf(' ', 1) + 1;
    return second < spaced.length()
        && single.contains(spaced.substring(1, second - 1))
        && words.contains(spaced);
  }

  /** All its letters, however they are spaced, where they are enough to tell one value. */
  private boolean holdsPacked(String spaced) {
    if (spaced.length() < Words.DISTINCTIVE) {
      return false;
    }
    String letters = Words.packed(spaced);
    return letters.length() >= Words.DISTINCTIVE
        && grams.get(gram(letters, 0))
        && grams.get(gram(letters, letters.length() - GRAM))
        && packed.contains(letters);
  }

  private boolean holdsNumber(String value) {
    if (digits.isEmpty() || value.length() < Words.DIGITS) {
      return false;
    }
    String number = Words.digits(value);
    if (number.length() >= Words.DIGITS) {
      for (String text : digits) {
        if (text.contains(number)) {
          return true;
        }
      }
    }
    return false;
  }
}
