package org.kinbridge.policy.situation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kinbridge.policy.element.Document;
import org.kinbridge.policy.element.Resource;

/** How old a child may be, by what its record says of its birth and its age. */
class AgeIntervalTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 4, 10);
  private static final AgeInterval UNKNOWN = new AgeInterval(0, 150);

  private static Resource child(String members) throws Exception {
    JsonNode tree =
        new ObjectMapper()
            .readTree(
                "{\"entry\":[{\"resource\":{\"meta\":{\"profile\":[\"x/cp-child\"]}"
                    + (members.isEmpty() ? "" : ",")
                    + members
                    + "}}]}");
    return Document.of(tree).resources().getFirst();
  }

  private static AgeInterval age(String members) throws Exception {
    return AgeInterval.of(child(members), TODAY);
  }

  private static String born(String date) {
    return "\"birthDate\":\"" + date + "\"";
  }

  private static String estimate(String parts) {
    return "\"extension\":[{\"url\":\"x/cp-age-estimate\",\"extension\":[" + parts + "]}]";
  }

  private static String years(String name, int years) {
    return "{\"url\":\"" + name + "\",\"valueAge\":{\"value\":" + years + "}}";
  }

  private static String asOf(String date) {
    return "{\"url\":\"asOf\",\"valueDate\":\"" + date + "\"}";
  }

  @ParameterizedTest
  @CsvSource({
    "2013-04-10,13,13",
    "2013-04-11,12,12",
    "2013-04,12,13",
    "2013,12,13",
    "2026-04-11,0,0"
  })
  void a_birth_date_makes_it_as_old_as_the_days_it_may_mean(String date, int youngest, int oldest)
      throws Exception {
    assertThat(age(born(date))).isEqualTo(new AgeInterval(youngest, oldest));
  }

  @Test
  void an_estimate_makes_it_that_old_on_its_day_and_older_since() throws Exception {
    assertThat(age(estimate(years("age", 12) + "," + asOf("2026-04-10"))))
        .isEqualTo(new AgeInterval(12, 12));
    assertThat(age(estimate(years("age", 12)))).isEqualTo(new AgeInterval(12, 12));
    assertThat(age(estimate(years("age", 12) + "," + asOf("2025-04-10"))))
        .isEqualTo(new AgeInterval(13, 13));
    assertThat(age(estimate(years("age", 12) + "," + asOf("2025-10-10"))))
        .isEqualTo(new AgeInterval(12, 13));
    assertThat(
            age(
                estimate(
                    years("lowAge", 10) + "," + years("highAge", 14) + "," + asOf("2026-04-10"))))
        .isEqualTo(new AgeInterval(10, 14));
  }

  @Test
  void half_an_estimate_leaves_the_other_end_open() throws Exception {
    assertThat(age(estimate(years("lowAge", 10) + "," + asOf("2026-04-10"))))
        .isEqualTo(new AgeInterval(10, 149));
    assertThat(age(estimate(years("highAge", 14) + "," + asOf("2026-04-10"))))
        .isEqualTo(new AgeInterval(0, 14));
  }

  @Test
  void birth_date_and_estimate_both_count() throws Exception {
    String older = estimate(years("age", 16) + "," + asOf("2026-04-10"));
    assertThat(age(born("2013-04-10") + "," + older)).isEqualTo(new AgeInterval(13, 16));
    String younger = estimate(years("age", 9) + "," + asOf("2026-04-10"));
    assertThat(age(born("2013-04-10") + "," + younger)).isEqualTo(new AgeInterval(9, 13));
  }

  @Test
  void nothing_said_or_a_disputed_estimate_is_any_age() throws Exception {
    assertThat(age("")).isEqualTo(UNKNOWN);
    String disputed = "{\"url\":\"disputed\",\"valueBoolean\":true}";
    assertThat(age(born("2013-04-10") + "," + estimate(years("age", 13) + "," + disputed)))
        .isEqualTo(UNKNOWN);
    String settled = "{\"url\":\"disputed\",\"valueBoolean\":false}";
    assertThat(age(estimate(years("age", 13) + "," + settled))).isEqualTo(new AgeInterval(13, 13));
  }

  @Test
  void it_may_have_reached_its_oldest_age_and_be_under_what_is_above_its_youngest() {
    AgeInterval age = new AgeInterval(12, 14);
    assertThat(age.mayHaveReached(14)).isTrue();
    assertThat(age.mayHaveReached(15)).isFalse();
    assertThat(age.mayBeUnder(13)).isTrue();
    assertThat(age.mayBeUnder(12)).isFalse();
  }

  @Test
  void a_date_is_the_days_it_may_mean() {
    assertThat(Days.first("2013")).isEqualTo(LocalDate.of(2013, 1, 1));
    assertThat(Days.last("2013")).isEqualTo(LocalDate.of(2013, 12, 31));
    assertThat(Days.first("2013-02")).isEqualTo(LocalDate.of(2013, 2, 1));
    assertThat(Days.last("2013-02")).isEqualTo(LocalDate.of(2013, 2, 28));
    assertThat(Days.first("2013-02-11")).isEqualTo(LocalDate.of(2013, 2, 11));
    assertThat(Days.last("2013-02-11T10:00:00Z")).isEqualTo(LocalDate.of(2013, 2, 11));
  }
}
