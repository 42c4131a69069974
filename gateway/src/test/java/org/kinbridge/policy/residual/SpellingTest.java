package org.kinbridge.policy.residual;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How a text is spelt, and what only a list spells so. */
class SpellingTest {
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "<b>Liya</b>,\" Liya \"",
        "Liya<br/>Haddis,\"Liya Haddis\"",
        "&amp;x,&x",
        "x &lt;y&gt;,x <y>",
        "a<b>c<d>e<f,a c e<f",
        "a>b<,a>b<",
        "<>x<y,\" x<y\"",
        "Liya,Liya"
      })
  void markup_is_read_as_it_looks(String text, String plain) {
    assertThat(Words.plain(text)).isEqualTo(plain);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "Alem Haile,\" alem haile \"",
        "alem.,\" alem \"",
        "-al--ng,\" al ng \"",
        "\"\",\"  \"",
        "?,\"  \"",
        "\uFB01ve,\" five \""
      })
  void words_have_one_space_around_each(String text, String words) {
    assertThat(Words.words(text)).isEqualTo(words);
  }

  @ParameterizedTest
  @ValueSource(ints = {'a', 'z', '0', '9', 0xE9, 0x661, 0x2167, 0xB2, 0x4E2D})
  void letters_and_numbers_are_of_words(int point) {
    assertThat(Words.isOfWord(point)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {'`', '{', '/', ':', ' ', 0x2014, 0x301, 0x80})
  void signs_are_not(int point) {
    assertThat(Words.isOfWord(point)).isFalse();
  }

  @Test
  void digits_are_those_of_any_width() {
    assertThat(Words.digits(Words.words("0-9 /:\uFF15"))).isEqualTo("095");
  }

  @ParameterizedTest
  @ValueSource(strings = {"foster_care", "zone_a", "a9", "z0", "_", "a123456"})
  void a_list_spells_so(String text) {
    assertThat(Words.isListWord(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "unaccompanied", "a_B", "a-9", "a{9", "a`9", "a/9", "a:9", "1234567"})
  void nobody_s_list_spells_so(String text) {
    assertThat(Words.isListWord(text)).isFalse();
  }
}
