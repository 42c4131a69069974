package org.kinbridge.flow.setting;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.kinbridge.disclosure.Coded;
import org.kinbridge.disclosure.Fault;
import org.kinbridge.disclosure.Owned;
import org.kinbridge.disclosure.Reason;

/**
 * Reads the members of one JSON object and remembers everything that is wrong with it, each fault
 * at its pointer. Members that nobody asked for are faults.
 */
@Owned(by = "one reading", lock = "none: one thread")
public final class BodyReader {
  private static final int LONGEST = 2_000;

  private final JsonNode object;
  private final String at;
  private final List<Fault> faults;
  private final Set<String> asked = new HashSet<>();

  private BodyReader(JsonNode object, String at, List<Fault> faults) {
    this.object = object;
    this.at = at;
    this.faults = faults;
    if (!object.isObject()) {
      fault(Reason.INVALID_VALUE, at, "an object is expected");
    }
  }

  public static BodyReader of(JsonNode body) {
    return new BodyReader(body, "", new ArrayList<>());
  }

  /** An object inside; an absent one reads as an empty object after its fault. */
  public BodyReader object(String name) {
    return new BodyReader(member(name, true), at + "/" + name, faults);
  }

  public boolean holdsObject(String name) {
    return object.path(name).isObject();
  }

  /** What is an object, or the text of what has another syntax. */
  public JsonNode objectOrText(String name) {
    JsonNode value = member(name, true);
    if (!value.isMissingNode() && !value.isObject() && !value.isTextual()) {
      fault(Reason.INVALID_VALUE, at + "/" + name, "an object or a text is expected");
    }
    return value;
  }

  public Optional<String> optionalText(String name) {
    JsonNode value = member(name, false);
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    if (!value.isTextual() || value.textValue().isBlank() || value.textValue().length() > LONGEST) {
      fault(
          Reason.INVALID_VALUE,
          at + "/" + name,
          "a text of 1 to " + LONGEST + " characters is expected");
      return Optional.empty();
    }
    return Optional.of(value.textValue());
  }

  public Optional<String> text(String name) {
    JsonNode value = member(name, true);
    if (value.isNull()) {
      fault(Reason.INVALID_VALUE, at + "/" + name, "a text is expected, not null");
    }
    return value.isMissingNode() ? Optional.empty() : optionalText(name);
  }

  public Optional<Boolean> flag(String name) {
    JsonNode value = member(name, true);
    if (!value.isMissingNode() && !value.isBoolean()) {
      fault(Reason.INVALID_VALUE, at + "/" + name, "true or false is expected");
    }
    return value.isBoolean() ? Optional.of(value.booleanValue()) : Optional.empty();
  }

  public Optional<Integer> number(String name, int least, int most) {
    JsonNode value = member(name, true);
    boolean fits = value.isInt() && value.intValue() >= least && value.intValue() <= most;
    if (!value.isMissingNode() && !fits) {
      fault(
          Reason.INVALID_VALUE,
          at + "/" + name,
          "a whole number from " + least + " to " + most + " is expected");
    }
    return fits ? Optional.of(value.intValue()) : Optional.empty();
  }

  /** The text as a value that refuses what it may not be. */
  public <T> Optional<T> value(String name, Function<String, T> make) {
    return text(name).flatMap(text -> made(at + "/" + name, text, make));
  }

  public <T> Optional<T> optionalValue(String name, Function<String, T> make) {
    return optionalText(name).flatMap(text -> made(at + "/" + name, text, make));
  }

  public <E extends Enum<E> & Coded> Optional<E> code(String name, Class<E> type) {
    return value(name, code -> coded(type, code));
  }

  public static <E extends Enum<E> & Coded> E coded(Class<E> type, String code) {
    return Coded.parse(type, code).orElseThrow(() -> new IllegalArgumentException("no such code"));
  }

  public Optional<LocalDate> date(String name) {
    return value(name, LocalDate::parse);
  }

  /**
   * @param least how many there must be
   */
  public <T> List<T> list(String name, int least, Function<String, T> make) {
    JsonNode array = member(name, least > 0);
    List<T> values = new ArrayList<>();
    if (array.isArray()) {
      for (int i = 0; i < array.size(); i++) {
        String text = array.get(i).isTextual() ? array.get(i).textValue() : "";
        made(at + "/" + name + "/" + i, text, make).ifPresent(values::add);
      }
    }
    if (!array.isMissingNode() && (!array.isArray() || array.size() < least)) {
      fault(Reason.INVALID_VALUE, at + "/" + name, "a list of at least " + least + " is expected");
    }
    return values;
  }

  /** No other member may be there. */
  public void end() {
    object
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!asked.contains(name)) {
                fault(
                    Reason.UNKNOWN_MEMBER,
                    at + "/" + escaped(name),
                    Reason.UNKNOWN_MEMBER.sentence());
              }
            });
  }

  public List<Fault> faults() {
    return List.copyOf(faults);
  }

  public void fault(String name, String detail) {
    fault(Reason.INVALID_VALUE, at + "/" + name, detail);
  }

  private void fault(Reason reason, String place, String detail) {
    faults.add(new Fault(reason, place, detail));
  }

  private JsonNode member(String name, boolean mandatory) {
    asked.add(name);
    JsonNode value = object.path(name);
    if (mandatory && value.isMissingNode() && object.isObject()) {
      fault(Reason.MISSING_MEMBER, at + "/" + name, Reason.MISSING_MEMBER.sentence());
    }
    return value;
  }

  private <T> Optional<T> made(String place, String text, Function<String, T> make) {
    try {
      return Optional.of(make.apply(text));
    } catch (IllegalArgumentException | DateTimeParseException unfit) {
      fault(Reason.INVALID_VALUE, place, Reason.INVALID_VALUE.sentence());
      return Optional.empty();
    }
  }

  private static String escaped(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }
}
