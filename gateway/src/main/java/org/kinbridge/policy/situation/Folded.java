package org.kinbridge.policy.situation;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Text as two hands would both have written it: no case, accents, punctuation or order. */
final class Folded {
  private static final Pattern MARK = Pattern.compile("\\p{M}+");
  private static final Pattern WORD = Pattern.compile("\\p{L}+|\\p{Nd}+");
  private static final Pattern NO_DIGIT = Pattern.compile("[^0-9]+");

  private static final Set<UnicodeScript> UNSPACED =
      EnumSet.of(
          UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA, UnicodeScript.HANGUL);

  private Folded() {}

  /** Runs of letters and runs of digits: {@code "6a"} is two words. */
  static Set<String> words(String text) {
    return WORD.matcher(folded(text))
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toCollection(HashSet::new));
  }

  /**
   * The words of a name, as often as each is in it. Where some write a space between names and
   * others none, each sign is a word.
   */
  static List<String> name(String text) {
    return WORD.matcher(folded(text))
        .results()
        .map(MatchResult::group)
        .flatMap(Folded::signs)
        .toList();
  }

  private static Stream<String> signs(String word) {
    return word.codePoints().mapToObj(UnicodeScript::of).anyMatch(UNSPACED::contains)
        ? Normalizer.normalize(word, Normalizer.Form.NFC).codePoints().mapToObj(Character::toString)
        : Stream.of(word);
  }

  /** All its letters and digits, in order. */
  static String packed(String text) {
    return WORD.matcher(folded(text))
        .results()
        .map(MatchResult::group)
        .collect(Collectors.joining());
  }

  static String digits(String folded) {
    return NO_DIGIT.matcher(folded).replaceAll("");
  }

  /** By way of capitals, which write {@code ß} as two letters; digits of every script as 0 to 9. */
  private static String folded(String text) {
    String plain =
        MARK.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
            .replaceAll("")
            .toUpperCase(Locale.ROOT)
            .toLowerCase(Locale.ROOT);
    StringBuilder folded = new StringBuilder(plain.length());
    plain
        .codePoints()
        .forEach(
            point ->
                folded.appendCodePoint(
                    Character.isDigit(point) ? '0' + Character.digit(point, 10) : point));
    return folded.toString();
  }
}
