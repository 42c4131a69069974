package org.kinbridge.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MomentTest {
  private static Moment moment(String at, String zone) {
    return new Moment(Instant.parse(at), Moment.zone(zone));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-04-10T22:30:00Z, UTC,                2026-04-10",
    "2026-04-10T22:30:00Z, Africa/Addis_Ababa, 2026-04-11",
    "2026-04-11T03:30:00Z, America/Bogota,     2026-04-10",
    "2026-04-10T10:00:00Z, Pacific/Kiritimati, 2026-04-11"
  })
  void a_day_is_the_day_it_is_there(String at, String zone, LocalDate day) {
    assertThat(moment(at, zone).day()).isEqualTo(day);
  }

  @Test
  void a_day_ends_at_midnight_there() {
    assertThat(
            moment("2026-01-01T00:00:00Z", "Africa/Addis_Ababa")
                .endOf(LocalDate.parse("2026-04-10")))
        .isEqualTo(Instant.parse("2026-04-10T21:00:00Z"));
  }

  @Test
  void a_day_whose_next_has_no_midnight_ends_where_the_next_begins() {
    assertThat(moment("2025-01-01T00:00:00Z", "Africa/Cairo").endOf(LocalDate.parse("2025-04-24")))
        .as("the clocks go forward at midnight")
        .isEqualTo(Instant.parse("2025-04-24T22:00:00Z"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "+03:00", "UTC+3", "Addis_Ababa"})
  void a_zone_has_a_name_that_knows_of_summer_time(String name) {
    assertThatThrownBy(() -> Moment.zone(name)).isInstanceOf(IllegalArgumentException.class);
  }
}
