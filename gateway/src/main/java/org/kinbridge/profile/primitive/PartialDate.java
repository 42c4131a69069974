package org.kinbridge.profile.primitive;

import java.time.OffsetDateTime;
import java.time.YearMonth;

/** Dates as precise as somebody knew them: a year, a month, a day, or a moment with its zone. */
public final class PartialDate {
  private static final int YEAR = 4;
  private static final int MONTH = 7;
  private static final int DAY = 10;

  private PartialDate() {}

  static boolean isDate(String text) {
    return switch (text.length()) {
      case YEAR -> year(text);
      case MONTH -> month(text);
      case DAY -> day(text);
      default -> false;
    };
  }

  public static boolean isDateTime(String text) {
    return isDate(text) || isInstant(text);
  }

  static boolean isInstant(String text) {
    if (text.length() < DAY + 10 || !day(text) || text.charAt(DAY) != 'T' || !time(text)) {
      return false;
    }
    int at = DAY + 9;
    if (text.charAt(at) == '.') {
      int digits = at + 1;
      at = digits;
      while (at < text.length() && digit(text.charAt(at))) {
        at++;
      }
      if (at == digits || at - digits > 9) {
        return false;
      }
    }
    return zone(text, at);
  }

  /**
   * Whether the first is known not to be after the second. Undecided counts as no, as it does in
   * FHIRPath: {@code 2026-03} and {@code 2026-03-15} say nothing about each other.
   */
  public static boolean ordered(String first, String second) {
    if (first.length() > DAY && second.length() > DAY) {
      return !OffsetDateTime.parse(first).isAfter(OffsetDateTime.parse(second));
    }
    int precision = Math.min(Math.min(first.length(), second.length()), DAY);
    int order = first.substring(0, precision).compareTo(second.substring(0, precision));
    return order < 0 || order == 0 && first.length() == second.length();
  }

  private static boolean year(String text) {
    return number(text, 0, YEAR) > 0;
  }

  private static boolean month(String text) {
    int month = number(text, 5, 2);
    return year(text) && text.charAt(YEAR) == '-' && month >= 1 && month <= 12;
  }

  private static boolean day(String text) {
    int day = number(text, 8, 2);
    return month(text)
        && text.charAt(MONTH) == '-'
        && day >= 1
        && day <= YearMonth.of(number(text, 0, YEAR), number(text, 5, 2)).lengthOfMonth();
  }

  private static boolean time(String text) {
    int hour = number(text, DAY + 1, 2);
    int minute = number(text, DAY + 4, 2);
    int second = number(text, DAY + 7, 2);
    return text.charAt(DAY + 3) == ':'
        && text.charAt(DAY + 6) == ':'
        && in(hour, 23)
        && in(minute, 59)
        && in(second, 59);
  }

  private static boolean zone(String text, int at) {
    if (at == text.length() - 1) {
      return text.charAt(at) == 'Z';
    }
    if (at + 6 != text.length() || text.charAt(at) != '+' && text.charAt(at) != '-') {
      return false;
    }
    int hour = number(text, at + 1, 2);
    int minute = number(text, at + 4, 2);
    return text.charAt(at + 3) == ':'
        && (in(hour, 13) && in(minute, 59) || hour == 14 && minute == 0);
  }

  private static boolean in(int value, int last) {
    return value >= 0 && value <= last;
  }

  /** The number of so many digits, or -1. */
  private static int number(String text, int from, int digits) {
    int value = 0;
    for (int i = from; i < from + digits; i++) {
      char c = text.charAt(i);
      if (!digit(c)) {
        return -1;
      }
      value = value * 10 + c - '0';
    }
    return value;
  }

  private static boolean digit(char c) {
    return c >= '0' && c <= '9';
  }
}
