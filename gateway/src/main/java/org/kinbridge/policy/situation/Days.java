package org.kinbridge.policy.situation;

import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;

/** The days that a date of the shared record may mean: a year, a month, a day or an instant. */
public final class Days {
  private Days() {}

  public static LocalDate first(String date) {
    return switch (date.length()) {
      case 4 -> Year.parse(date).atDay(1);
      case 7 -> YearMonth.parse(date).atDay(1);
      default -> day(date);
    };
  }

  public static LocalDate last(String date) {
    return switch (date.length()) {
      case 4 -> Year.parse(date).atMonth(12).atEndOfMonth();
      case 7 -> YearMonth.parse(date).atEndOfMonth();
      default -> day(date);
    };
  }

  /** The profile lets in no date that is not written so. */
  private static LocalDate day(String date) {
    return LocalDate.of(number(date, 0, 4), number(date, 5, 7), number(date, 8, 10));
  }

  private static int number(String date, int from, int to) {
    return Integer.parseInt(date, from, to, 10);
  }
}
