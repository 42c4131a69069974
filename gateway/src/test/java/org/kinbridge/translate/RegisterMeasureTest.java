package org.kinbridge.translate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kinbridge.translate.Measures.code;
import static org.kinbridge.translate.Measures.measures;
import static org.kinbridge.translate.Measures.named;
import static org.kinbridge.translate.Measures.parties;
import static org.kinbridge.translate.Samples.choose;
import static org.kinbridge.translate.Samples.faultPlaces;
import static org.kinbridge.translate.Samples.questions;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kinbridge.profile.Checked;
import org.kinbridge.profile.Profile;
import org.kinbridge.translate.map.Translation.Translated;

/** What a register says that a court decided, as measures of the shared record. */
class RegisterMeasureTest {
  private static final Profile PROFILE = Profile.load(Samples.PROFILES);

  private static final Map<String, String> DECISION =
      Map.of(
          "Рішення суду №", "3-31/26",
          "Дата рішення", "18.01.2026",
          "Чинне до", "18.07.2026",
          "Вид влаштування", "5");

  @Test
  void name_the_guardian_and_a_court_that_the_register_does_not_know() {
    Translated whole = RegisterLines.translated(DECISION);
    JsonNode measure = measures(whole).getFirst();

    assertThat(code(measure.path("type"))).isEqualTo("hc96-3c-guardianship");
    assertThat(measure.at("/identifier/0/value").textValue()).isEqualTo("3-31/26");
    assertThat(parties(whole, measure.at("/term/0")))
        .containsExactly(
            Map.entry("CHILD", "Вересень Софія Ігорівна"), Map.entry("GUARD", "Вересень Галина"));
    assertThat(named(whole, measure.at("/authority/0/reference").textValue()))
        .isEqualTo("A court of Borvania");
    assertThat(PROFILE.check(whole.draft())).isInstanceOf(Checked.Conforming.class);
  }

  @ParameterizedTest
  @CsvSource({
    "18.07.2026, enforceable, 2026-07-18",
    "12.04.2026, enforceable, 2026-04-12",
    "11.04.2026, expired, 2026-04-11",
    "безстр., enforceable,",
  })
  void are_over_when_their_day_is_and_have_no_end_when_they_are_open(
      String until, String state, String end) {
    JsonNode measure = measures(RegisterLines.translated(with("Чинне до", until))).getFirst();

    assertThat(code(measure.path("legalState"))).isEqualTo(state);
    assertThat(measure.at("/applies/end").textValue()).isEqualTo(end);
  }

  @ParameterizedTest
  @CsvSource({"Рішення суду №", "Дата рішення", "Чинне до", "Вид влаштування"})
  void of_which_a_part_is_not_known_stay_home(String column) {
    Translated whole = RegisterLines.translated(with(column, ""));

    assertThat(measures(whole)).isEmpty();
    assertThat(whole.draft().tree().toString()).doesNotContain("A court of");
    assertThat(whole.report().stayedHome()).isNotEmpty();
  }

  @Test
  void that_may_mean_several_things_are_asked_about() {
    assertThat(
            questions(RegisterLines.translate(RegisterLines.row(with("Вид влаштування", "6")), 2)))
        .anySatisfy(
            question -> {
              assertThat(question.source()).isEqualTo("/2/Вид влаштування");
              assertThat(question.candidates())
                  .contains("hc96-3c-guardianship", "hc96-3f-supervision");
            });
    Translated answered =
        (Translated)
            RegisterLines.translate(
                RegisterLines.row(with("Вид влаштування", "6")),
                2,
                choose("/2/Вид влаштування", "hc96-3f-supervision"));
    assertThat(code(measures(answered).getFirst().path("type"))).isEqualTo("hc96-3f-supervision");
  }

  @Test
  void end_on_a_day_that_exists() {
    assertThat(
            faultPlaces(
                RegisterLines.translate(RegisterLines.row(with("Чинне до", "31.02.2026")), 2)))
        .containsExactly("line 2, column 21: Чинне до");
  }

  private static Map<String, String> with(String column, String value) {
    Map<String, String> row = new LinkedHashMap<>(DECISION);
    row.put(column, value);
    return row;
  }
}
