package org.kinbridge.connect.primero.form;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kinbridge.connect.primero.form.Choice.Answer;
import org.kinbridge.policy.yaml.YamlMap;

/**
 * Which field settles what the record leaves open: a code that means several things, or an
 * instruction that somebody read and that needs no restriction.
 *
 * @param path of the member in the case, {@code *} for each element of a list
 */
record Settling(List<String> path, Field field, How how) {

  /** How it is settled. */
  sealed interface How {
    /**
     * @param code the one that means several things
     */
    record Chosen(String code, Choice choice) implements How {}

    /** By a text that says why none is needed. */
    record Dismissed() implements How {}
  }

  Settling {
    path = List.copyOf(path);
    requireNonNull(field, "field is null");
    requireNonNull(how, "how is null");
  }

  static Optional<Settling> read(YamlMap section, String prefix) {
    YamlMap map = section.members("at", "code", "values", "field", "label");
    Optional<List<String>> path = map.needed("at", Settling::path);
    if (map.has("code") != map.has("values")) {
      map.wrong("code", "a code is chosen by values; a passage is dismissed without both");
      return Optional.empty();
    }
    if (!map.has("code")) {
      return Field.read(map, prefix)
          .flatMap(field -> path.map(at -> new Settling(at, field, new How.Dismissed())));
    }
    Optional<String> code = map.neededText("code");
    return Choice.read(map, prefix, word -> word.matches("[a-z0-9][a-z0-9-]{0,62}"))
        .flatMap(
            choice ->
                path.flatMap(
                    at ->
                        code.map(
                            one -> new Settling(at, choice.field(), new How.Chosen(one, choice)))));
  }

  private static List<String> path(String text) {
    if (!text.matches("[a-z][a-z0-9_]*(/(\\*|[a-z0-9_]+))*")) {
      throw new IllegalArgumentException("names and asterisks, with slashes between");
    }
    return List.of(text.split("/"));
  }

  /**
   * The resolutions of a request.
   *
   * @param root where the case stands in the record that is handed over
   * @param by who answered
   */
  List<ObjectNode> settled(ObjectNode record, JsonNode answers, String root, String by) {
    List<ObjectNode> found = new ArrayList<>();
    switch (how) {
      case How.Chosen(String code, Choice choice) -> {
        if (choice.in(answers) instanceof Answer.Given(String word)) {
          places(record, root)
              .forEach(
                  (place, value) -> {
                    if (code.equals(value.textValue())) {
                      found.add(resolution(place, by).put("code", word));
                    }
                  });
        }
      }
      case How.Dismissed dismissed ->
          field
              .text(answers)
              .ifPresent(
                  why ->
                      places(record, root)
                          .keySet()
                          .forEach(
                              place ->
                                  found.add(
                                      resolution(place, by)
                                          .put("dismissed", true)
                                          .put("reason", why))));
    }
    return found;
  }

  private static ObjectNode resolution(String place, String by) {
    return JsonNodeFactory.instance.objectNode().put("source", place).put("by", by);
  }

  /** Every place of the path that states something. */
  private Map<String, JsonNode> places(JsonNode record, String root) {
    Map<String, JsonNode> places = new java.util.LinkedHashMap<>();
    walk(record, root, 0, places);
    return places;
  }

  private void walk(JsonNode node, String place, int step, Map<String, JsonNode> places) {
    if (step == path.size()) {
      if (!Field.isOpen(node)) {
        places.put(place, node);
      }
      return;
    }
    String name = path.get(step);
    if (!name.equals("*")) {
      walk(node.path(name), place + "/" + name, step + 1, places);
      return;
    }
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      walk(node.get(i), place + "/" + i, step + 1, places);
    }
  }
}
