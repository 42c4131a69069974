package org.kinbridge.translate.row;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.kinbridge.translate.reading.At;
import org.kinbridge.translate.reading.Reading;
import org.kinbridge.translate.reading.Value;
import org.kinbridge.translate.row.DatePattern.Written;

/**
 * A date as a format writes it, to one as the shared record does: no more precise than it was, and
 * never moved to a day that exists.
 */
public record DateConverter(List<DatePattern> patterns, Kind kind) implements Converter {

  /** What of a date is shared. */
  public enum Kind {
    /** A day. */
    DAY,
    /** A day that is not in the future. */
    PAST_DAY,
    /** A day, a month or a year: as precise as it stands there. */
    DATE,
    /** As precise as it stands there, and not in the future. */
    PAST_DATE,
    /** The year of an estimated date. */
    PAST_YEAR;

    boolean past() {
      return this == PAST_DAY || this == PAST_DATE || this == PAST_YEAR;
    }

    boolean needsDay() {
      return this == DAY || this == PAST_DAY;
    }
  }

  /** How ISO 8601 writes it. */
  public static final List<DatePattern> ISO =
      List.of(DatePattern.of("yyyy-MM-dd"), DatePattern.of("yyyy-MM"), DatePattern.of("yyyy"));

  public DateConverter {
    patterns = List.copyOf(patterns);
  }

  @Override
  public Optional<Value> convert(At source, Reading reading) {
    String text = source.node().textValue();
    Optional<Written> date =
        text == null ? Optional.empty() : DatePattern.readAny(patterns, text.strip());
    if (date.isEmpty() || (kind.needsDay() && !date.get().isDay())) {
      String forms = patterns.stream().map(DatePattern::written).collect(Collectors.joining(", "));
      String what = kind.needsDay() ? "a day" : "a date";
      reading.malformed(
          source.pointer(), what + " that exists, written as " + forms + ", is expected here");
      return Optional.empty();
    }
    if (kind.past() && date.get().isAfter(reading.today())) {
      reading.malformed(source.pointer(), "the date lies in the future");
      return Optional.empty();
    }
    return Optional.of(value(date.get(), source));
  }

  private Value value(Written date, At source) {
    if (kind != Kind.PAST_YEAR) {
      return Value.text(date.toString(), source, "");
    }
    String year = new Written(date.year(), 0, 0).toString();
    return Value.text(
        year, source, date.month() == 0 ? "" : "the date is an estimate: only its year holds");
  }

  /** As precise as it came, or not at all; of an estimate the year. */
  @Override
  public Optional<Converter.Rendered> back(JsonNode value, String system) {
    Optional<Written> date =
        DatePattern.readAny(ISO, value.asText())
            .filter(written -> !kind.needsDay() || written.isDay())
            .filter(written -> kind != Kind.PAST_YEAR || written.month() == 0);
    return date.flatMap(written -> DatePattern.writeBest(patterns, written))
        .map(TextNode::valueOf)
        .flatMap(Converter.Rendered::exactly);
  }
}
