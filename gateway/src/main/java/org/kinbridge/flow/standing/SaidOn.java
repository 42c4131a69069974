package org.kinbridge.flow.standing;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.kinbridge.flow.setting.BodyReader;

/**
 * The day on which somebody answered, where whoever registers it says so: an answer that is noted
 * late must not count as a newer one. Of a yes and a no of one day the no is the later.
 */
record SaidOn(Optional<LocalDate> day) {
  private static final String MEMBER = "saidOn";

  SaidOn {
    requireNonNull(day, "day is null");
  }

  static SaidOn of(BodyReader reader) {
    return new SaidOn(reader.optionalValue(MEMBER, LocalDate::parse));
  }

  /**
   * @param consent as it is stored, with its withdrawal
   */
  static SaidOn ofWithdrawal(JsonNode consent) {
    return new SaidOn(
        Optional.ofNullable(consent.path("withdrawal").path(MEMBER).textValue())
            .map(LocalDate::parse));
  }

  Instant ofYes(Instant registered) {
    return earlier(registered, day.map(SaidOn::start));
  }

  Instant ofNo(Instant registered) {
    return earlier(registered, day.map(said -> start(said.plusDays(1))));
  }

  private static Instant start(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  private static Instant earlier(Instant registered, Optional<Instant> said) {
    return said.filter(registered::isAfter).orElse(registered);
  }
}
