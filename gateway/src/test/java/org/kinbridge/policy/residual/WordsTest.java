package org.kinbridge.policy.residual;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is a date is no value that one looks for in texts; what only looks like one is. */
class WordsTest {
  private static final Pattern DATE = Pattern.compile("[0-9]{4}(-[0-9]{2}(-[0-9]{2}(T.*)?)?)?");

  @ParameterizedTest
  @ValueSource(strings = {"2026", "2026-04", "2026-04-10", "2026-04-10T", "2026-04-10T10:00:00Z"})
  void a_year_a_month_a_day_and_an_instant_are_dates(String text) {
    assertThat(Words.isDate(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "202",
        "2026-",
        "2026-0",
        "2026/04",
        "2026-04-1",
        "2026-04/10",
        "2026-04-10 10:00",
        "2026-04-10T10:00\nLiya",
        "20260410",
        "+2026-04-10",
        "2O26",
        ":026"
      })
  void whatever_else_is_written_with_digits_is_none(String text) {
    assertThat(Words.isDate(text)).isFalse();
  }

  @Property(tries = 2_000)
  void it_is_what_the_pattern_says(@ForAll("nearly") String text) {
    assertThat(Words.isDate(text)).isEqualTo(DATE.matcher(text).matches());
  }

  /** Any start of an instant, with one character put in the place of another. */
  @Provide
  Arbitrary<String> nearly() {
    String whole = "2026-04-10T10:00:00Z";
    return Arbitraries.integers()
        .between(1, whole.length())
        .flatMap(
            length ->
                Arbitraries.integers()
                    .between(0, length - 1)
                    .flatMap(
                        at ->
                            Arbitraries.of('0', '9', '-', 'T', '/', ':', '\n', 'x')
                                .map(
                                    c ->
                                        whole.substring(0, at)
                                            + c
                                            + whole.substring(at + 1, length))));
  }
}
