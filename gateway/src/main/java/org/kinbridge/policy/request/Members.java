package org.kinbridge.policy.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.kinbridge.disclosure.Coded;
import org.kinbridge.disclosure.Fault;
import org.kinbridge.disclosure.Owned;
import org.kinbridge.disclosure.Reason;

/**
 * Reads the members of one JSON object and notes every fault with its pointer. A mandatory member
 * that is missing or wrong reads as empty: nothing is built from it, because the fault list is not
 * empty.
 */
@Owned(by = "one call of RequestReader.read", lock = "none: never leaves that call")
final class Members {
  private static final int LONGEST_TEXT = 16_384;
  private static final int LONGEST_WORD = 256;
  private static final int LONGEST_PLACE = 1_024;
  private static final int MOST_ELEMENTS = 200;
  private static final String POINTER = "(/([^~/]|~0|~1)*)*";

  private final JsonNode object;
  private final String pointer;
  private final List<Fault> faults;

  Members(JsonNode object, String pointer, List<Fault> faults) {
    this.object = object;
    this.pointer = pointer;
    this.faults = faults;
  }

  static Members of(JsonNode value, String pointer, List<Fault> faults, Set<String> known) {
    if (!value.isObject()) {
      faults.add(new Fault(Reason.INVALID_VALUE, pointer, "an object is expected"));
      return new Members(MissingNode.getInstance(), pointer, faults);
    }
    for (var member : value.properties()) {
      if (!known.contains(member.getKey())) {
        faults.add(
            new Fault(
                Reason.UNKNOWN_MEMBER,
                pointer + "/" + escape(member.getKey()),
                "no such member here"));
      }
    }
    return new Members(value, pointer, faults);
  }

  private static String escape(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }

  String at(String name) {
    return pointer + "/" + name;
  }

  void wrong(String name, String detail) {
    faults.add(new Fault(Reason.INVALID_VALUE, at(name), detail));
  }

  private void missing(String name) {
    if (!object.isMissingNode()) {
      faults.add(new Fault(Reason.MISSING_MEMBER, at(name), "mandatory"));
    }
  }

  /** The member; absent and null are the same. */
  Optional<JsonNode> value(String name) {
    JsonNode value = object.path(name);
    return value.isMissingNode() || value.isNull() ? Optional.empty() : Optional.of(value);
  }

  Optional<JsonNode> needed(String name) {
    Optional<JsonNode> value = value(name);
    if (value.isEmpty()) {
      missing(name);
    }
    return value;
  }

  Optional<String> text(String name) {
    return value(name).flatMap(value -> checkedText(name, value, LONGEST_WORD));
  }

  Optional<String> neededText(String name) {
    return needed(name).flatMap(value -> checkedText(name, value, LONGEST_WORD));
  }

  Optional<String> neededProse(String name) {
    return needed(name).flatMap(value -> checkedText(name, value, LONGEST_TEXT));
  }

  private Optional<String> checkedText(String name, JsonNode value, int longest) {
    if (!value.isTextual() || value.textValue().isBlank() || value.textValue().length() > longest) {
      wrong(name, "text of 1 to " + longest + " characters is expected");
      return Optional.empty();
    }
    return Optional.of(value.textValue());
  }

  <E extends Enum<E> & Coded> Optional<E> code(String name, Class<E> type) {
    return text(name).flatMap(text -> coded(name, text, type));
  }

  <E extends Enum<E> & Coded> Optional<E> neededCode(String name, Class<E> type) {
    return neededText(name).flatMap(text -> coded(name, text, type));
  }

  private <E extends Enum<E> & Coded> Optional<E> coded(String name, String text, Class<E> type) {
    Optional<E> constant = Coded.parse(type, text);
    if (constant.isEmpty()) {
      wrong(name, "not one of the codes of this member");
    }
    return constant;
  }

  /** A domain value whose constructor refuses what is not well formed. */
  <T> Optional<T> neededValue(String name, Function<String, T> shape) {
    return neededText(name).flatMap(text -> shaped(name, text, shape));
  }

  <T> Optional<T> shapedText(String name, Function<String, T> shape) {
    return text(name).flatMap(text -> shaped(name, text, shape));
  }

  private <T> Optional<T> shaped(String name, String text, Function<String, T> shape) {
    try {
      return Optional.of(shape.apply(text));
    } catch (IllegalArgumentException | DateTimeException malformed) {
      wrong(name, "not of the form this member has");
      return Optional.empty();
    }
  }

  Optional<Instant> instant(String name) {
    return shapedText(name, text -> OffsetDateTime.parse(text).toInstant());
  }

  /** A JSON pointer (RFC 6901); the empty one is the whole record. */
  Optional<String> neededPointer(String name) {
    return place(name, POINTER, "a JSON pointer is expected");
  }

  /** A JSON pointer into the record, or the handle of an attached file. */
  Optional<String> neededPlace(String name) {
    return place(name, "#.+|" + POINTER, "a JSON pointer or the handle of a file is expected");
  }

  private Optional<String> place(String name, String shape, String expected) {
    Optional<JsonNode> value = needed(name);
    if (value.isEmpty()) {
      return Optional.empty();
    }
    String text = value.get().isTextual() ? value.get().textValue() : "?";
    if (text.length() > LONGEST_PLACE || !text.matches(shape)) {
      wrong(name, expected);
      return Optional.empty();
    }
    return Optional.of(text);
  }

  Optional<Boolean> truth(String name) {
    Optional<JsonNode> value = value(name);
    if (value.isPresent() && !value.get().isBoolean()) {
      wrong(name, "true or false is expected");
      return Optional.empty();
    }
    return value.map(JsonNode::booleanValue);
  }

  /** Each element with its pointer; an absent array is empty. */
  <T> List<T> list(String name, ElementReader<T> reader) {
    return list(name, reader, MOST_ELEMENTS);
  }

  List<Attachment> files(String name, AttachmentReader reader) {
    return list(name, reader, AttachmentReader.MOST);
  }

  private <T> List<T> list(String name, ElementReader<T> reader, int most) {
    Optional<JsonNode> array = value(name);
    if (array.isEmpty()) {
      return List.of();
    }
    if (!array.get().isArray() || array.get().size() > most) {
      wrong(name, "an array of at most " + most + " elements is expected");
      return List.of();
    }
    List<T> elements = new ArrayList<>();
    for (int i = 0; i < array.get().size(); i++) {
      reader.read(array.get().get(i), at(name) + "/" + i).ifPresent(elements::add);
    }
    return elements;
  }

  /** A list of short texts. */
  List<String> words(String name) {
    return list(
        name,
        (value, place) -> {
          if (!value.isTextual()
              || value.textValue().isBlank()
              || value.textValue().length() > LONGEST_WORD) {
            faults.add(new Fault(Reason.INVALID_VALUE, place, "a short text is expected"));
            return Optional.empty();
          }
          return Optional.of(value.textValue());
        });
  }

  Members object(String name, Set<String> known) {
    Optional<JsonNode> value = value(name);
    return value.isPresent()
        ? of(value.get(), at(name), faults, known)
        : new Members(MissingNode.getInstance(), at(name), faults);
  }

  Members neededObject(String name, Set<String> known) {
    needed(name);
    return object(name, known);
  }

  /** Reads one array element. */
  interface ElementReader<T> {
    Optional<T> read(JsonNode value, String pointer);
  }
}
