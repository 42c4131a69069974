package org.kinbridge.profile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.kinbridge.profile.SnapshotTree.Node;
import org.kinbridge.profile.Spots.Spot;

/** Makes wrong documents out of right ones, one constraint at a time. */
final class Mutants {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String STRANGE =
      "{\"extension\":[{\"url\":\"https://kinbridge.example/strange\",\"valueString\":\"x\"}]}";

  private Mutants() {}

  /** Without the element. */
  static List<JsonNode> without(JsonNode example, Spot spot, Node node) {
    return edit(
            example,
            spot,
            (parent, step) -> {
              if (parent instanceof ObjectNode object) {
                object.remove((String) step);
                object.remove("_" + step);
              } else {
                removeAll((ArrayNode) parent, node, (Integer) step);
              }
            })
        .map(tree -> pruned(tree, JsonNode::isArray))
        .map(List::of)
        .orElse(List.of());
  }

  private static void removeAll(ArrayNode array, Node node, int at) {
    if (node.element.hasSliceName()) {
      array.remove(at);
    } else {
      array.removeAll();
    }
  }

  /** One more than the element may have. */
  static List<JsonNode> tooMany(JsonNode example, Spot spot, int max) {
    return edit(
            example,
            spot,
            (parent, step) -> {
              if (parent instanceof ArrayNode array) {
                JsonNode copy = array.get((Integer) step);
                for (int i = 0; i < max; i++) {
                  array.add(copy.deepCopy());
                }
              }
            })
        .map(List::of)
        .orElse(List.of());
  }

  /** With an element that the profile closes; the spot is its parent. */
  static List<JsonNode> added(JsonNode example, Spot parent, Node node) {
    List<JsonNode> mutants = new ArrayList<>();
    List<String> types = new ArrayList<>();
    node.element.getType().forEach(type -> types.add(type.getWorkingCode()));
    if (types.isEmpty()) {
      types.add("BackboneElement");
    }
    for (String code : types.subList(0, Math.min(3, types.size()))) {
      JsonNode copy = example.deepCopy();
      JsonNode holder = Spots.at(copy, parent.path()).orElseThrow();
      if (holder instanceof ObjectNode object) {
        JsonNode value = any(code);
        String name =
            node.name().replace("[x]", Character.toUpperCase(code.charAt(0)) + code.substring(1));
        object.set(name, node.repeats() ? JSON.createArrayNode().add(value) : value);
        mutants.add(copy);
      }
    }
    return mutants;
  }

  /** With each of these values instead. */
  static List<JsonNode> replaced(JsonNode example, Spot spot, List<String> values) {
    List<JsonNode> mutants = new ArrayList<>();
    for (String value : values) {
      edit(example, spot, (parent, step) -> set(parent, step, parse(value)))
          .ifPresent(mutants::add);
    }
    return mutants;
  }

  /** With an item that no slice knows. */
  static List<JsonNode> unsliced(JsonNode example, Spot spot, String by) {
    List<JsonNode> mutants = new ArrayList<>();
    for (String strange : List.of("strange", "https://kinbridge.example/strange", "urn:x:y")) {
      edit(
              example,
              spot,
              (parent, step) -> {
                if (parent instanceof ArrayNode array
                    && array.get((Integer) step).deepCopy() instanceof ObjectNode item) {
                  if (item.path(by).isObject()) {
                    item.set(by, strangely(item.path(by), strange));
                  } else {
                    item.put(by, strange);
                  }
                  array.add(item);
                }
              })
          .ifPresent(mutants::add);
    }
    return mutants;
  }

  /** The same concept or coding with another code. */
  private static JsonNode strangely(JsonNode coded, String code) {
    JsonNode copy = coded.deepCopy();
    ((ObjectNode) (copy.has("coding") ? copy.at("/coding/0") : copy)).put("code", code);
    return copy;
  }

  /** Values that are not of a type. */
  static List<String> notOf(Node node) {
    String type = node.element.getTypeFirstRep().getWorkingCode();
    return switch (type) {
      case "boolean" -> List.of("\"true\"", "1", "{}", "\"yes\"");
      case "base64Binary" -> List.of("\"not base64\"", "7", "\"eA=\"");
      case "unsignedInt" -> List.of("-1", "\"12\"", "1.5");
      case "integer", "decimal" -> List.of("\"12\"", "true", "{\"value\":1}");
      case "date" ->
          List.of(
              "\"2012-13\"",
              "\"01.02.2012\"",
              "\"2012-02-30\"",
              "20120101",
              "\"2012-1-1\"",
              "\"2012-01-01T00:00:00Z\"");
      case "dateTime" ->
          List.of(
              "\"2026-04-10T09:03\"",
              "\"2026-02-30\"",
              "\"2026-04-10T09:03:00\"",
              "\"2026-4-1\"",
              "7");
      case "instant" ->
          List.of("\"2026-04-10\"", "\"2026-04-10T09:03:05\"", "\"2026-04-31T09:03:05Z\"", "true");
      case "uri", "url", "canonical", "http://hl7.org/fhirpath/System.String" ->
          List.of("\"has space:x\"", "true", "{\"value\":\"x\"}");
      case "code" -> List.of("\" x\"", "\"a  b\"", "7", "{\"coding\":[]}");
      case "string" -> List.of("7", "{\"value\":\"x\"}", "\" \"");
      case "xhtml" ->
          List.of(
              "\"plain\"",
              "\"<div xmlns=\\\"http://www.w3.org/1999/xhtml\\\"><img src=\\\"x\\\""
                  + " onclick=\\\"x()\\\"/></div>\"",
              "7");
      default -> List.of("\"x\"", "7", "true");
    };
  }

  /** Nothing where something should be. */
  static List<String> nothing(Node node) {
    boolean primitive =
        Character.isLowerCase(node.element.getTypeFirstRep().getWorkingCode().charAt(0));
    return primitive ? List.of("\"\"", "null") : List.of("{}", "null");
  }

  /** Some value of a type. */
  static JsonNode any(String type) {
    return switch (type) {
      case "boolean" -> parse("true");
      case "integer", "positiveInt", "unsignedInt" -> parse("1");
      case "decimal" -> parse("1.5");
      case "date" -> parse("\"2012\"");
      case "dateTime" -> parse("\"2012\"");
      case "instant" -> parse("\"2026-04-10T09:03:05Z\"");
      case "time" -> parse("\"09:03:05\"");
      case "base64Binary" -> parse("\"eA==\"");
      case "Resource" ->
          parse("{\"resourceType\":\"Basic\",\"id\":\"x\",\"code\":{\"text\":\"x\"}}");
      case "xhtml" -> parse("\"<div xmlns=\\\"http://www.w3.org/1999/xhtml\\\">x</div>\"");
      default -> parse(Character.isLowerCase(type.charAt(0)) ? "\"x\"" : STRANGE);
    };
  }

  /** A change of one place. */
  interface Edit {
    void apply(JsonNode parent, Object step);
  }

  static Optional<JsonNode> edit(JsonNode example, Spot spot, Edit edit) {
    if (spot.path().isEmpty()) {
      return Optional.empty();
    }
    JsonNode copy = example.deepCopy();
    JsonNode parent = Spots.at(copy, spot.path().subList(0, spot.path().size() - 1)).orElseThrow();
    edit.apply(parent, spot.path().getLast());
    return copy.equals(example) ? Optional.empty() : Optional.of(copy);
  }

  static void set(JsonNode parent, Object step, JsonNode value) {
    if (parent instanceof ArrayNode array) {
      array.set((Integer) step, value);
    } else {
      ((ObjectNode) parent).set((String) step, value);
    }
  }

  /** A removed item may leave an empty list behind, which is another fault: remove that too. */
  static JsonNode pruned(JsonNode tree) {
    return pruned(tree, JsonNode::isContainerNode);
  }

  private static JsonNode pruned(JsonNode tree, Predicate<JsonNode> kind) {
    if (tree instanceof ObjectNode object) {
      List<String> empty = new ArrayList<>();
      object
          .properties()
          .forEach(
              member -> {
                pruned(member.getValue(), kind);
                if (kind.test(member.getValue()) && member.getValue().isEmpty()) {
                  empty.add(member.getKey());
                }
              });
      object.remove(empty);
    } else {
      tree.forEach(item -> pruned(item, kind));
    }
    return tree;
  }

  static JsonNode parse(String json) {
    try {
      return JSON.readTree(json);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
