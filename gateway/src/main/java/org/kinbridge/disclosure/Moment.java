package org.kinbridge.disclosure;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * A point in time as one state counts it. Ages, and the days on which consents and agreements hold,
 * begin at that state's midnight.
 */
public record Moment(Instant at, ZoneId zone) {
  public Moment {
    requireNonNull(at, "at is null");
    requireNonNull(zone, "zone is null");
  }

  /** The day it is there. */
  public LocalDate day() {
    return day(at);
  }

  /** The day it was there at another point in time. */
  public LocalDate day(Instant then) {
    return LocalDate.ofInstant(then, zone);
  }

  /** When that day is over there. */
  public Instant endOf(LocalDate day) {
    return day.plusDays(1).atStartOfDay(zone).toInstant();
  }

  /**
   * A zone by its name in the IANA database.
   *
   * @throws IllegalArgumentException when there is no such name; an offset is none, because it does
   *     not know of summer time
   */
  public static ZoneId zone(String name) {
    if (!ZoneId.getAvailableZoneIds().contains(name)) {
      throw new IllegalArgumentException(
          "a time zone is named as in the IANA database, Africa/Addis_Ababa say");
    }
    return ZoneId.of(name);
  }
}
