package org.kinbridge.translate.row;

import static java.util.stream.Collectors.joining;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.kinbridge.translate.reading.WrittenTime;
import org.kinbridge.translate.yaml.Yaml;

/**
 * One way in which a format writes dates: {@code d.M.yyyy}, {@code dd/MM/yy}, {@code бл. yyyy}.
 *
 * <p>Letters of day, month, year, hour, minute, second and zone stand for numbers, all else for
 * itself; a doubled letter takes exactly two digits. Zeros or question marks in the place of a day
 * or month say that it is not known. Two digits of a year are of this century. Of a time only its
 * day is read, as it was written.
 *
 * @param groups in which groups of the pattern the parts of a date stand
 */
public record DatePattern(String written, Pattern pattern, Groups groups) {
  private static final int EARLIEST = 1900;
  private static final int CENTURY = 2000;
  private static final Pattern PART = Pattern.compile("dd?|MM?|yyyy|yy|HH|mm|ss|Z|.");

  /**
   * The parts of a date by the numbers of their groups.
   *
   * @param century what is added to its year
   */
  record Groups(int year, int month, int day, int century) {
    static final int NONE = 0;

    static Groups of(String written, Map<String, Integer> named) {
      return new Groups(
          named.getOrDefault("year", NONE),
          named.getOrDefault("month", NONE),
          named.getOrDefault("day", NONE),
          written.contains("yyyy") ? 0 : CENTURY);
    }
  }

  /**
   * A date as precisely as it was written.
   *
   * @param month 0 when it is not known; so is the day then
   * @param day 0 when it is not known
   */
  record Written(int year, int month, int day) {
    boolean isDay() {
      return day > 0;
    }

    int parts() {
      return 1 + (month > 0 ? 1 : 0) + (day > 0 ? 1 : 0);
    }

    /** Whether all of it lies before that day. */
    boolean isBefore(LocalDate day) {
      return compare(day) < 0;
    }

    /** Whether all of it lies after that day. */
    boolean isAfter(LocalDate day) {
      return compare(day) > 0;
    }

    /** As far as it is known: 0 when that day may be in it. */
    private int compare(LocalDate to) {
      int byYear = Integer.compare(year, to.getYear());
      if (byYear != 0 || month == 0) {
        return byYear;
      }
      int byMonth = Integer.compare(month, to.getMonthValue());
      return byMonth != 0 || day == 0 ? byMonth : Integer.compare(day, to.getDayOfMonth());
    }

    /** A year that is read has four digits. */
    @Override
    public String toString() {
      StringBuilder text = new StringBuilder(WrittenTime.DAY_LENGTH).append(year);
      if (month > 0) {
        text.append('-').append(twoDigits(month));
      }
      if (day > 0) {
        text.append('-').append(twoDigits(day));
      }
      return text.toString();
    }
  }

  public static DatePattern compile(Yaml at) {
    String written = at.text();
    List<String> parts = parts(written);
    boolean readable =
        count(parts, 'y') == 1 && count(parts, 'M') <= 1 && count(parts, 'd') <= count(parts, 'M');
    if (!readable) {
      at.wrong("a pattern of a date has one year, at most one month and one day, as d.M.yyyy");
      return of("yyyy");
    }
    return of(written);
  }

  static DatePattern of(String written) {
    Pattern compiled =
        Pattern.compile(parts(written).stream().map(DatePattern::part).collect(joining()));
    return new DatePattern(written, compiled, Groups.of(written, compiled.namedGroups()));
  }

  private static List<String> parts(String written) {
    return PART.matcher(written).results().map(MatchResult::group).toList();
  }

  private static long count(List<String> parts, char letter) {
    return parts.stream().filter(part -> part.charAt(0) == letter).count();
  }

  private static String part(String part) {
    return switch (part) {
      case "d" -> "(?<day>\\d{1,2}|\\?\\??)";
      case "dd" -> "(?<day>\\d{2}|\\?\\?)";
      case "M" -> "(?<month>\\d{1,2}|\\?\\??)";
      case "MM" -> "(?<month>\\d{2}|\\?\\?)";
      case "yyyy" -> "(?<year>\\d{4})";
      case "yy" -> "(?<year>\\d{2})";
      case "HH", "mm", "ss" -> "\\d{2}";
      case "Z" -> "[+-]\\d{2}:?\\d{2}";
      default -> Pattern.quote(part);
    };
  }

  /**
   * By the first pattern that has just the parts that are known; else by the first that can say
   * that a day or month is not.
   */
  static Optional<String> writeBest(List<DatePattern> patterns, Written date) {
    return Stream.concat(
            patterns.stream().filter(one -> one.parts() == date.parts()), patterns.stream())
        .map(one -> one.write(date))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private int parts() {
    List<String> all = parts(written);
    return (int) (1 + count(all, 'M') + count(all, 'd'));
  }

  /** Empty when the pattern has no place for a part of the date, or asks for a time. */
  private Optional<String> write(Written date) {
    StringBuilder text = new StringBuilder();
    for (String part : parts(written)) {
      switch (part) {
        case "d", "dd" -> text.append(twoDigits(date.day()));
        case "M", "MM" -> text.append(twoDigits(date.month()));
        case "yyyy" -> text.append(date.year());
        case "yy" -> text.append(twoDigits(date.year() % 100));
        default -> text.append(part);
      }
    }
    return read(text.toString()).filter(date::equals).map(same -> text.toString());
  }

  private static String twoDigits(int number) {
    return number < 10 ? "0" + number : Integer.toString(number);
  }

  /** By the first pattern that reads the text. */
  static Optional<Written> readAny(List<DatePattern> patterns, String text) {
    for (DatePattern pattern : patterns) {
      Optional<Written> date = pattern.read(text);
      if (date.isPresent()) {
        return date;
      }
    }
    return Optional.empty();
  }

  /** Empty when the text is written otherwise, or there is no such day. */
  Optional<Written> read(String text) {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    int month = number(matcher, groups.month());
    int day = number(matcher, groups.day());
    int year = number(matcher, groups.year()) + groups.century();
    boolean exists =
        year >= EARLIEST
            && month <= 12
            && (month == 0 ? day == 0 : day <= YearMonth.of(year, month).lengthOfMonth());
    return exists ? Optional.of(new Written(year, month, day)) : Optional.empty();
  }

  /** Zero, when the pattern has no such group, or question marks stand there. */
  private static int number(Matcher matcher, int group) {
    String digits = group == Groups.NONE ? "?" : matcher.group(group);
    return digits.startsWith("?") ? 0 : Integer.parseInt(digits);
  }
}
