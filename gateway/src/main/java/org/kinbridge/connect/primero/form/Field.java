package org.kinbridge.connect.primero.form;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import org.kinbridge.policy.yaml.YamlMap;

/**
 * A field of the short form.
 *
 * @param label the question as the case worker reads it
 */
record Field(String name, String label) {
  Field {
    requireNonNull(name, "name is null");
    requireNonNull(label, "label is null");
  }

  /** Fields of the form are apart from those of the record: all have one beginning. */
  static Optional<Field> read(YamlMap map, String prefix) {
    Optional<String> name = map.neededText("field");
    Optional<String> label = map.neededText("label");
    if (name.isPresent() && !(name.get().startsWith(prefix) && isName(name.get()))) {
      map.wrong("field", "a field of the form begins with the prefix of the form");
      return Optional.empty();
    }
    return name.flatMap(known -> label.map(shown -> new Field(known, shown)));
  }

  static boolean isName(String text) {
    return text.matches("[a-z][a-z0-9_]{0,99}");
  }

  /** Primero sends what nobody filled in as null, as an empty text or not at all. */
  static boolean isOpen(JsonNode value) {
    return value.isMissingNode()
        || value.isNull()
        || (value.isTextual() && value.textValue().isBlank())
        || (value.isArray() && value.isEmpty());
  }

  /** A short text, whole; empty for an open field and for anything else. */
  Optional<String> text(JsonNode form) {
    return Optional.ofNullable(form.path(name).textValue())
        .map(String::strip)
        .filter(text -> !text.isEmpty() && text.length() <= 256);
  }

  static Optional<LocalDate> date(String text) {
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeException malformed) {
      return Optional.empty();
    }
  }
}
