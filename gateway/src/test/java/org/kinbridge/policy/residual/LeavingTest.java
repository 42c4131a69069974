package org.kinbridge.policy.residual;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kinbridge.profile.frozen.FrozenTree;

/** A value is found in what leaves, whatever is asked of it first so as to read few of them. */
class LeavingTest {
  private static Leaving of(List<String> texts) throws Exception {
    ObjectNode leaving = (ObjectNode) Given.json("{}");
    ArrayNode list = leaving.putArray("text");
    texts.forEach(list::add);
    return new Leaving(Scalars.of(FrozenTree.copyOf(leaving), new Scalars.Shapes()));
  }

  private static boolean found(Leaving leaving, String value) {
    return leaving.mayHold(value) && leaving.holds(Words.words(value));
  }

  /** As one would say it, without a thought of how long it takes. */
  private static boolean stands(String value, List<String> texts) {
    String words = Words.words(value);
    String packed = Words.packed(words);
    String digits = Words.digits(words);
    boolean several = words.strip().indexOf(' ') > 0;
    for (String text : texts) {
      String all = Words.words(Words.plain(text));
      if ((several && all.contains(words))
          || (packed.length() >= Words.DISTINCTIVE && Words.packed(all).contains(packed))
          || (digits.length() >= Words.DIGITS && Words.digits(all).contains(digits))) {
        return true;
      }
    }
    return false;
  }

  @Property(tries = 1_500)
  void asking_first_loses_nothing(
      @ForAll("texts") List<String> texts, @ForAll("values") String value) throws Exception {
    assertThat(found(of(texts), value)).isEqualTo(stands(value, texts));
  }

  /** What is cut out of a text, in other letters and with other signs between them. */
  @Property(tries = 1_500)
  void what_was_cut_out_of_a_text_is_found_as_before(
      @ForAll("texts") List<String> texts, @ForAll int from, @ForAll int length, @ForAll int how)
      throws Exception {
    String all = texts.isEmpty() ? "" : texts.getFirst();
    int start = all.isEmpty() ? 0 : Math.floorMod(from, all.length());
    String cut = all.substring(start, start + Math.floorMod(length, all.length() - start + 1));
    String value =
        switch (Math.floorMod(how, 4)) {
          case 0 -> cut.toUpperCase(java.util.Locale.ROOT);
          case 1 -> cut.replace(" ", "-");
          case 2 -> cut.replace(" ", "");
          default -> cut;
        };
    assertThat(found(of(texts), value)).isEqualTo(stands(value, texts));
  }

  private static Arbitrary<String> text(int most) {
    List<String> parts =
        new ArrayList<>(
            Arrays.asList(
                "al",
                "Al",
                "ng",
                "NG",
                "haile",
                "Haile",
                "mill",
                "lower",
                "7",
                "55",
                "0177",
                " ",
                " ",
                " ",
                "-",
                ".",
                "<b>",
                "&amp;",
                "e",
                "\u0301",
                "\u00e9",
                "\uFB01",
                "\uFF15",
                "\u2461",
                "\u212A",
                "\u0130",
                "\ud800",
                "\ud83d\ude00",
                "\ud801\udc00",
                "\u0661",
                "\n"));
    return Arbitraries.of(parts).list().ofMaxSize(most).map(list -> String.join("", list));
  }

  @Provide
  Arbitrary<List<String>> texts() {
    return text(30).list().ofMaxSize(4);
  }

  @Provide
  Arbitrary<String> values() {
    return text(8);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "al",
        "alemhai",
        "al-",
        "123456",
        "2026-04-08",
        "7123456",
        "mill",
        "lower mile",
        "?"
      })
  void what_is_too_short_or_stands_nowhere_is_not_read(String value) throws Exception {
    assertThat(of(List.of("Al Alemhaile at Lower Mill 1234567")).mayHold(value)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"a b", "Lower-Mill", "alemhail", "1 234567", "\u0661"})
  void what_may_stand_there_is(String value) throws Exception {
    assertThat(of(List.of("A b Alemhaile at Lower Mill 1234567")).mayHold(value)).isTrue();
  }

  /** What stands before a mark may become one letter with it. */
  @ParameterizedTest
  @CsvSource({
    "CAFE\u0301 NOIR, caf\u00e9 noir",
    "1234567\uFF18, no 12345678",
    "alemhaile\u0301, alemhail\u00e9",
    "123\uFF14567, no 1234567"
  })
  void what_folding_makes_one_letter_is_found(String value, String text) throws Exception {
    assertThat(found(of(List.of(text)), value)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"mill tanner", "milltanner", "4567123"})
  void no_value_stands_in_two_texts(String value) throws Exception {
    assertThat(found(of(List.of("Lower Mill 1234567", "Tanner 1234567")), value)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {6, 7})
  void a_text_with_few_digits_holds_no_number(int digits) throws Exception {
    String number = "1234567".substring(0, digits);
    assertThat(of(List.of("no " + number)).holds(" 1234567 ")).isEqualTo(digits == 7);
  }
}
