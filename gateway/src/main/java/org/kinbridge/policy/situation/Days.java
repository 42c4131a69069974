package org.kinbridge.policy.situation;

import java.time.LocalDate;
import java.time.YearMonth;

/** The days that a date of the shared record may mean: a year, a month, a day or an instant. */
public final class Days {
  private Days() {}

  public static LocalDate first(String date) {
    return switch (date.length()) {
      case 4 -> LocalDate.of(year(date), 1, 1);
      case 7 -> month(date).atDay(1);
      default -> day(date);
    };
  }

  public static LocalDate last(String date) {
    return switch (date.length()) {
      case 4 -> LocalDate.of(year(date), 12, 31);
      case 7 -> month(date).atEndOfMonth();
      default -> day(date);
    };
  }

  private static LocalDate day(String date) {
    return month(date).atDay(number(date, 8, 10));
  }

  private static YearMonth month(String date) {
    return YearMonth.of(year(date), number(date, 5, 7));
  }

  private static int year(String date) {
    return number(date, 0, 4);
  }

  /** The profile lets in no date that is not written so. */
  private static int number(String date, int from, int to) {
    return Integer.parseInt(date, from, to, 10);
  }
}
