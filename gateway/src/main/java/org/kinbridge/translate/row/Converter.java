package org.kinbridge.translate.row;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;
import org.kinbridge.translate.reading.At;
import org.kinbridge.translate.reading.CleanText;
import org.kinbridge.translate.reading.Reading;
import org.kinbridge.translate.reading.Value;
import org.kinbridge.translate.reading.WrittenTime;

/** How one member becomes one value. Empty: it became a fault, a question, or it stays home. */
public sealed interface Converter permits Converter.Plain, CodeConverter, DateConverter {

  Optional<Value> convert(At source, Reading reading);

  /**
   * What the record writes for a value of the shared record. Empty: it cannot say that.
   *
   * @param system the code system, where the document names it beside the code
   */
  Optional<Rendered> back(JsonNode value, String system);

  /**
   * @param why how it differs from the shared value; empty when it says the same
   */
  record Rendered(JsonNode node, String why) {
    static Optional<Rendered> exactly(JsonNode node) {
      return Optional.of(new Rendered(node, ""));
    }
  }

  /** The converters that need no code map; named in a row's {@code convert}. */
  enum Plain implements Converter {
    /** One line: a name, a street, a telephone number. */
    LINE {
      @Override
      public Optional<Value> convert(At source, Reading reading) {
        return text(source, CleanText.Kind.LINE, reading);
      }

      @Override
      public Optional<Rendered> back(JsonNode value, String system) {
        return value.isTextual() ? Rendered.exactly(value) : Optional.empty();
      }
    },
    /** Free text. */
    PASSAGE {
      @Override
      public Optional<Value> convert(At source, Reading reading) {
        return text(source, CleanText.Kind.PASSAGE, reading);
      }

      @Override
      public Optional<Rendered> back(JsonNode value, String system) {
        return value.isTextual() ? Rendered.exactly(value) : Optional.empty();
      }
    },
    /** Free text as the narrative of a section. */
    NARRATIVE {
      @Override
      public Optional<Value> convert(At source, Reading reading) {
        return text(source, CleanText.Kind.PASSAGE, reading)
            .map(
                passage ->
                    Value.text(Narrative.of(passage.node().textValue()), source, passage.why()));
      }

      @Override
      public Optional<Rendered> back(JsonNode value, String system) {
        return value.isTextual()
            ? Rendered.exactly(TextNode.valueOf(Narrative.passage(value.textValue())))
            : Optional.empty();
      }
    },
    /** A day; of an instant, its day in the state that hands the record over. */
    DAY {
      @Override
      public Optional<Value> convert(At source, Reading reading) {
        return day(source, reading).map(day -> ofDay(day, source));
      }

      @Override
      public Optional<Rendered> back(JsonNode value, String system) {
        return WrittenTime.isTime(value.asText()) ? Rendered.exactly(value) : Optional.empty();
      }
    },
    /** A day that is not in the future. */
    PAST_DAY {
      @Override
      public Optional<Value> convert(At source, Reading reading) {
        return notAfterToday(source, reading).map(day -> ofDay(day, source));
      }

      @Override
      public Optional<Rendered> back(JsonNode value, String system) {
        return WrittenTime.isTime(value.asText()) ? Rendered.exactly(value) : Optional.empty();
      }
    },
    /** The year of an estimated date: a first of January is how such a year is written. */
    PAST_YEAR {
      @Override
      public Optional<Value> convert(At source, Reading reading) {
        return notAfterToday(source, reading)
            .map(
                day ->
                    Value.text(
                        Integer.toString(day.getYear()),
                        source,
                        day.getDayOfYear() == 1
                            ? ""
                            : "the date is an estimate: only its year holds"));
      }

      @Override
      public Optional<Rendered> back(JsonNode value, String system) {
        String written = value.asText();
        return YEAR.matcher(written).matches()
            ? Rendered.exactly(TextNode.valueOf(written.substring(0, 4) + "-01-01"))
            : Optional.empty();
      }
    },
    /** A point in time with its zone, as it stands. */
    INSTANT {
      @Override
      public Optional<Value> convert(At source, Reading reading) {
        String written = source.node().textValue();
        if (written != null && WrittenTime.instant(written).isPresent()) {
          return Optional.of(Value.text(written, source, ""));
        }
        reading.malformed(source.pointer(), "a date and time with its zone is expected here");
        return Optional.empty();
      }

      @Override
      public Optional<Rendered> back(JsonNode value, String system) {
        return value.isTextual() ? Rendered.exactly(value) : Optional.empty();
      }
    },
    /** A small whole number, in digits or as JSON has it: years of life, an order of birth. */
    NUMBER {
      @Override
      public Optional<Value> convert(At source, Reading reading) {
        boolean number = source.node().isTextual() || source.node().isIntegralNumber();
        String written = source.node().asText().strip();
        if (number && DIGITS.matcher(written).matches() && Integer.parseInt(written) <= OLDEST) {
          IntNode value = IntNode.valueOf(Integer.parseInt(written));
          return Optional.of(Value.of(value, source));
        }
        reading.malformed(source.pointer(), "a whole number is expected here");
        return Optional.empty();
      }

      @Override
      public Optional<Rendered> back(JsonNode value, String system) {
        return value.isIntegralNumber() ? Rendered.exactly(value) : Optional.empty();
      }
    },
    /** Completed years of life. */
    AGE {
      @Override
      public Optional<Value> convert(At source, Reading reading) {
        JsonNode age = source.node();
        if (age.isIntegralNumber()
            && age.canConvertToInt()
            && age.intValue() >= 0
            && age.intValue() <= OLDEST) {
          return Optional.of(Value.of(IntNode.valueOf(age.intValue()), source));
        }
        reading.malformed(source.pointer(), "a whole number of years is expected here");
        return Optional.empty();
      }

      @Override
      public Optional<Rendered> back(JsonNode value, String system) {
        return value.isIntegralNumber() ? Rendered.exactly(value) : Optional.empty();
      }
    };

    private static final Pattern YEAR = Pattern.compile("\\d{4}");
    private static final int OLDEST = 120;
    private static final int EARLIEST = 1900;
    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,3}");

    static Optional<Value> text(At source, CleanText.Kind kind, Reading reading) {
      String written = source.node().textValue();
      if (written == null) {
        reading.malformed(source.pointer(), "a text is expected here");
      } else if (written.length() > kind.longest()) {
        reading.tooLarge(
            source.pointer(), "the text is longer than " + kind.longest() + " characters");
      } else if (CleanText.broken(written, kind)) {
        reading.malformed(
            source.pointer(), "the text holds a control character or no character at all");
      } else {
        CleanText clean = CleanText.of(written);
        String why = clean.removed() ? "invisible characters and outer spaces were removed" : "";
        if (!clean.text().isEmpty()) {
          return Optional.of(Value.text(clean.text(), source, why));
        }
        reading.malformed(source.pointer(), "the text holds nothing that can be seen");
      }
      return Optional.empty();
    }

    private static Value ofDay(LocalDate day, At source) {
      String written = source.node().textValue();
      boolean whole = written.length() == WrittenTime.DAY_LENGTH;
      return Value.text(
          whole ? written : day.toString(), source, whole ? "" : "only its day is shared");
    }

    private static Optional<LocalDate> notAfterToday(At source, Reading reading) {
      Optional<LocalDate> day = day(source, reading);
      if (day.isPresent() && day.get().isAfter(reading.today())) {
        reading.malformed(source.pointer(), "the date lies in the future");
        return Optional.empty();
      }
      return day;
    }

    private static Optional<LocalDate> day(At source, Reading reading) {
      String written = source.node().textValue();
      Optional<LocalDate> day =
          written == null ? Optional.empty() : WrittenTime.day(written, reading.zone());
      if (day.isEmpty() || day.get().getYear() < EARLIEST) {
        reading.malformed(
            source.pointer(), "a day that exists, as year-month-day, is expected here");
        return Optional.empty();
      }
      return day;
    }
  }
}
