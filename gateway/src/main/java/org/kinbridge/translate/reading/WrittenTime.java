package org.kinbridge.translate.reading;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * Days and instants as RFC 3339 writes them, read by hand: a record states the same few in many
 * places. Empty: it is written otherwise, or there is no such time.
 */
public final class WrittenTime {
  public static final int DAY_LENGTH = 10;
  private static final int SECONDS_END = 19;
  private static final int LONGEST_FRACTION = 9;
  private static final int ZONE_LENGTH = 6;
  private static final int FARTHEST_ZONE = 18;

  private WrittenTime() {}

  /** A day; of an instant, its day in that zone. */
  public static Optional<LocalDate> day(String written, ZoneId zone) {
    return written.length() == DAY_LENGTH
        ? date(written)
        : instant(written).map(at -> at.atZoneSameInstant(zone).toLocalDate());
  }

  /** Whether it is a day or an instant. */
  public static boolean isTime(String written) {
    return day(written, ZoneOffset.UTC).isPresent();
  }

  /** {@code 2026-02-11T09:30:00.5+01:00}. */
  public static Optional<OffsetDateTime> instant(String written) {
    if (written.length() <= SECONDS_END || !punctuated(written)) {
      return Optional.empty();
    }
    Optional<LocalDate> day = date(written);
    int hour = digits(written, 11, 13);
    int minute = digits(written, 14, 16);
    int second = digits(written, 17, SECONDS_END);
    int zone = endOfFraction(written);
    Optional<ZoneOffset> offset = zone < 0 ? Optional.empty() : zone(written, zone);
    if (day.isEmpty() || offset.isEmpty() || !in(hour, 23) || !in(minute, 59) || !in(second, 59)) {
      return Optional.empty();
    }
    int nanos = nanos(written, zone);
    return Optional.of(
        OffsetDateTime.of(
            day.get(), java.time.LocalTime.of(hour, minute, second, nanos), offset.get()));
  }

  private static boolean punctuated(String written) {
    return written.charAt(DAY_LENGTH) == 'T'
        && written.charAt(13) == ':'
        && written.charAt(16) == ':';
  }

  private static Optional<LocalDate> date(String written) {
    if (written.charAt(4) != '-' || written.charAt(7) != '-') {
      return Optional.empty();
    }
    int year = digits(written, 0, 4);
    int month = digits(written, 5, 7);
    int day = digits(written, 8, DAY_LENGTH);
    boolean exists =
        year > 0
            && month >= 1
            && month <= 12
            && day >= 1
            && day <= YearMonth.of(year, month).lengthOfMonth();
    return exists ? Optional.of(LocalDate.of(year, month, day)) : Optional.empty();
  }

  /** Where the zone begins; -1 when a point has no digits after it, or too many. */
  private static int endOfFraction(String written) {
    if (written.charAt(SECONDS_END) != '.') {
      return SECONDS_END;
    }
    int end = SECONDS_END + 1;
    while (end < written.length() && written.charAt(end) >= '0' && written.charAt(end) <= '9') {
      end++;
    }
    int digits = end - SECONDS_END - 1;
    return digits >= 1 && digits <= LONGEST_FRACTION ? end : -1;
  }

  private static int nanos(String written, int zone) {
    int nanos = 0;
    for (int i = SECONDS_END + 1; i <= SECONDS_END + LONGEST_FRACTION; i++) {
      nanos = nanos * 10 + (i < zone ? written.charAt(i) - '0' : 0);
    }
    return nanos;
  }

  private static Optional<ZoneOffset> zone(String written, int from) {
    if (from == written.length() - 1 && written.charAt(from) == 'Z') {
      return Optional.of(ZoneOffset.UTC);
    }
    if (from != written.length() - ZONE_LENGTH || written.charAt(from + 3) != ':') {
      return Optional.empty();
    }
    int sign =
        switch (written.charAt(from)) {
          case '+' -> 1;
          case '-' -> -1;
          default -> 0;
        };
    int hours = digits(written, from + 1, from + 3);
    int minutes = digits(written, from + 4, from + ZONE_LENGTH);
    boolean exists =
        sign != 0
            && in(minutes, 59)
            && (in(hours, FARTHEST_ZONE - 1) || hours == FARTHEST_ZONE && minutes == 0);
    return exists
        ? Optional.of(ZoneOffset.ofHoursMinutes(sign * hours, sign * minutes))
        : Optional.empty();
  }

  private static boolean in(int value, int last) {
    return value >= 0 && value <= last;
  }

  /** -1 when another character than an ASCII digit stands there. */
  private static int digits(String written, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      char digit = written.charAt(i);
      if (digit < '0' || digit > '9') {
        return -1;
      }
      number = number * 10 + digit - '0';
    }
    return number;
  }
}
