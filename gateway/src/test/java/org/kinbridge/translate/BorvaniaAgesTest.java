package org.kinbridge.translate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kinbridge.translate.RegisterLines.row;
import static org.kinbridge.translate.RegisterLines.translate;
import static org.kinbridge.translate.RegisterLines.translated;
import static org.kinbridge.translate.Samples.child;
import static org.kinbridge.translate.Samples.questions;
import static org.kinbridge.translate.Samples.resources;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kinbridge.disclosure.Fault;
import org.kinbridge.disclosure.Question;
import org.kinbridge.translate.map.Translation.Translated;

/** How old a child is by the register of Borvania, and how sure that is. */
class BorvaniaAgesTest {
  @ParameterizedTest
  @CsvSource({
    "17.09.2016, 2016-09-17",
    "1.9.2016, 2016-09-01",
    "17/09/2016, 2016-09-17",
    "00.09.2016, 2016-09",
    "??.09.2016, 2016-09",
    "00.00.2016, 2016",
    "2016, 2016",
    "бл. 2016, 2016",
    "бл.09.2016, 2016",
    "29.02.2024, 2024-02-29"
  })
  void a_birth_date_stays_as_precise_as_it_was_written(String written, String shared) {
    assertThat(child(translated(Map.of("Дата народж.", written))).path("birthDate").textValue())
        .isEqualTo(shared);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "29.02.2025",
        "31.04.2016",
        "00.13.2016",
        "17.00.2016",
        "0.0.0",
        "17.09.16",
        "13.04.2026",
        "00.00.2027",
        "17-09-2016",
        "2016-09-17",
        "01.01.1899",
        "сімнадцяте",
        "бл. давно",
        "17.09.2016 р.",
        "٠١.٠٢.٢٠١٦"
      })
  void a_birth_date_that_cannot_be_is_refused_with_its_line_and_column(String written) {
    List<Fault> faults = Samples.faults(translate(row(Map.of("Дата народж.", written)), 2));

    assertThat(faults).extracting(Fault::place).containsExactly("line 2, column 7: Дата народж.");
    assertThat(faults.toString()).doesNotContain(written);
  }

  @Test
  void the_report_says_that_an_estimated_year_is_not_known_to_be_one() {
    Translated whole = translated(Map.of("Дата народж.", "бл. 2016"));

    assertThat(whole.report().approximated())
        .anySatisfy(one -> assertThat(one.source()).isEqualTo("/2/Дата народж."));
  }

  @Test
  void an_age_between_two_is_a_range_that_is_disputed_when_the_register_says_so() {
    String all =
        child(translated(Map.of("Дата народж.", "", "Вік (прибл.)", "11 - 12", "Код ризику", "07")))
            .toString();

    assertThat(all)
        .contains(
            "{\"url\":\"lowAge\",\"valueAge\":{\"value\":11,",
            "{\"url\":\"highAge\",\"valueAge\":{\"value\":12,",
            "{\"url\":\"disputed\",\"valueBoolean\":true}",
            "{\"url\":\"asOf\",\"valueDate\":\"2026-01-20\"}")
        .contains("\"_birthDate\"");
  }

  @Test
  void an_age_that_is_none_is_refused() {
    assertThat(Samples.faultPlaces(translate(row(Map.of("Вік (прибл.)", "дванадцять")), 2)))
        .containsExactly("line 2, column 8: Вік (прибл.)");
  }

  @Test
  void an_exact_birth_date_beside_an_estimated_age_is_asked_about() {
    assertThat(questions(translate(row(Map.of("Вік (прибл.)", "9")), 2)))
        .extracting(Question::source)
        .contains("/2/Вік (прибл.)");
    assertThat(
            questions(translate(row(Map.of("Дата народж.", "бл. 2016", "Вік (прибл.)", "9")), 2)))
        .isEmpty();
  }

  @Test
  void a_child_that_is_soon_of_age_keeps_its_birth_date() {
    Translated whole = translated(Map.of("Дата народж.", "15.06.2008"));

    assertThat(child(whole).path("birthDate").textValue()).isEqualTo("2008-06-15");
  }

  @Test
  void two_digits_of_a_year_are_of_this_century_and_no_day_of_tomorrow() {
    assertThat(
            resources(translated(Map.of("Влаштовано з", "05/03/26")), "EpisodeOfCare").toString())
        .contains("2026-03-05");
    assertThat(Samples.faultPlaces(translate(row(Map.of("Влаштовано з", "05/03/27")), 2)))
        .containsExactly("line 2, column 14: Влаштовано з");
  }
}
