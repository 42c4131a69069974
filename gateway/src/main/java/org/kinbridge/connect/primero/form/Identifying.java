package org.kinbridge.connect.primero.form;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kinbridge.connect.primero.api.Referral;
import org.kinbridge.disclosure.Personal;
import org.kinbridge.disclosure.SystemId;
import org.kinbridge.policy.yaml.YamlMap;

/**
 * The fields of a case that hold an identifier of a register of persons: by it the node finds what
 * other systems of the state registered to protect the child.
 *
 * @param system what the node calls this Primero
 */
record Identifying(Optional<SystemId> system, List<Bearing> fields) {

  /** A field, and the register whose identifier stands in it. */
  record Bearing(Field field, String scheme) {
    Bearing {
      requireNonNull(field, "field is null");
      requireNonNull(scheme, "scheme is null");
    }
  }

  Identifying {
    requireNonNull(system, "system is null");
    fields = List.copyOf(fields);
  }

  /** Nothing where the section is not there. */
  static Identifying read(YamlMap file, String prefix) {
    if (!file.has("identifiers")) {
      return new Identifying(Optional.empty(), List.of());
    }
    YamlMap section = file.map("identifiers").members("system", "fields");
    Optional<SystemId> system = section.needed("system", SystemId::new);
    List<Bearing> fields = new ArrayList<>();
    section.maps("fields").forEach(one -> bearing(one, prefix).ifPresent(fields::add));
    if (section.maps("fields").isEmpty()) {
      section.wrong("fields", "at least one");
    }
    return new Identifying(system, fields);
  }

  private static Optional<Bearing> bearing(YamlMap map, String prefix) {
    map.members("field", "scheme");
    Optional<String> scheme = map.needed("scheme", Identifying::scheme);
    Optional<String> name = map.neededText("field");
    if (name.isPresent() && (!Field.isName(name.get()) || name.get().startsWith(prefix))) {
      map.wrong("field", "a field of the case, and none of the form");
      return Optional.empty();
    }
    return name.flatMap(known -> scheme.map(word -> new Bearing(new Field(known, known), word)));
  }

  private static String scheme(String text) {
    if (!text.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
      throw new IllegalArgumentException("small letters, digits and hyphens");
    }
    return text;
  }

  /** What the node is told before it is asked; nothing for a field that nobody filled in. */
  List<Personal<ObjectNode>> of(ObjectNode record, Referral referral) {
    List<Personal<ObjectNode>> told = new ArrayList<>();
    for (Bearing one : fields) {
      one.field()
          .text(record)
          .ifPresent(
              value -> {
                ObjectNode body = JsonNodeFactory.instance.objectNode();
                body.putObject("child")
                    .put("system", system.orElseThrow().value())
                    .put("localId", referral.caseId().toString());
                body.putObject("identifier").put("scheme", one.scheme()).put("value", value);
                body.put("recordedBy", referral.by());
                told.add(Personal.of("identity", body));
              });
    }
    return told;
  }
}
