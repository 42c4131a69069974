package org.kinbridge.profile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The constraints of one IHE profile, as a file of {@code conformance/ihe} writes them. */
record IheRules(String name, String ours, Rule selects, List<Rule> rules) {
  private static final Path FILES =
      Path.of(System.getProperty("kinbridge.conformance", "../conformance"), "ihe");

  /**
   * One constraint.
   *
   * @param is the code or value that every such element has; empty when any will do
   * @param by the invariant of our profile that holds it; empty when the shape does
   * @param same two elements that are equal; empty when it is about one
   */
  record Rule(String element, int min, int max, String is, String by, List<String> same) {
    static Rule of(JsonNode from) {
      List<String> same = new ArrayList<>();
      from.path("same").forEach(element -> same.add(element.asText()));
      return new Rule(
          from.path("element").asText(),
          from.path("min").asInt(0),
          from.path("max").asInt(Integer.MAX_VALUE),
          from.path("is").asText(),
          from.path("by").asText(),
          List.copyOf(same));
    }

    @Override
    public String toString() {
      return same.isEmpty() ? element + (is.isEmpty() ? "" : " is " + is) : "same " + same;
    }
  }

  static List<IheRules> all() {
    try (Stream<Path> files = Files.list(FILES)) {
      return files
          .filter(f -> f.toString().endsWith(".yaml"))
          .sorted()
          .map(IheRules::read)
          .toList();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static IheRules read(Path file) {
    try {
      JsonNode tree = new YAMLMapper().readTree(Files.readString(file));
      List<Rule> rules = new ArrayList<>();
      tree.path("rules").forEach(rule -> rules.add(Rule.of(rule)));
      return new IheRules(
          file.getFileName().toString(),
          tree.path("ours").asText(),
          Rule.of(tree.path("selects")),
          List.copyOf(rules));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** Whether the file speaks of this resource. */
  boolean speaksOf(JsonNode resource) {
    return Document.profileOf(resource).equals(ours)
        && (selects.element().isEmpty() || keeps(selects, resource));
  }

  static boolean keeps(Rule rule, JsonNode resource) {
    if (!rule.same().isEmpty()) {
      return at(resource, rule.same().getFirst()).equals(at(resource, rule.same().getLast()));
    }
    for (JsonNode parent : at(resource, parent(rule.element()))) {
      List<JsonNode> found = children(parent, last(rule.element()));
      boolean counted = found.size() >= rule.min() && found.size() <= rule.max();
      boolean coded =
          rule.is().isEmpty() || found.stream().allMatch(one -> code(one).equals(rule.is()));
      if (!counted || !coded) {
        return false;
      }
    }
    return true;
  }

  static List<JsonNode> at(JsonNode resource, String path) {
    List<JsonNode> here = List.of(resource);
    for (String segment : path.isEmpty() ? new String[0] : path.split("\\.")) {
      here = here.stream().flatMap(node -> children(node, segment).stream()).toList();
    }
    return here;
  }

  static String parent(String path) {
    return path.contains(".") ? path.substring(0, path.lastIndexOf('.')) : "";
  }

  static String last(String path) {
    return path.substring(path.lastIndexOf('.') + 1);
  }

  /** The name of a segment without the code that chooses among several. */
  static String bare(String segment) {
    return segment.replaceAll("\\(.*\\)", "");
  }

  /** The code that chooses among several; empty when all are meant. */
  static String chosen(String segment) {
    return segment.contains("(") ? segment.replaceAll(".*\\((.*)\\)", "$1") : "";
  }

  private static List<JsonNode> children(JsonNode parent, String segment) {
    List<JsonNode> found = new ArrayList<>();
    String stem = bare(segment).replace("[x]", "");
    parent
        .properties()
        .forEach(
            member -> {
              boolean choice = segment.endsWith("[x]") && member.getKey().startsWith(stem);
              if (choice || member.getKey().equals(stem)) {
                items(member.getValue()).forEach(found::add);
              }
            });
    String wanted = chosen(segment);
    found.removeIf(item -> !wanted.isEmpty() && !code(item.path("type")).equals(wanted));
    return found;
  }

  private static Iterable<JsonNode> items(JsonNode value) {
    return value.isArray() ? value : List.of(value);
  }

  static String code(JsonNode value) {
    if (value.isValueNode()) {
      return value.asText();
    }
    return value.has("coding") ? value.at("/coding/0/code").asText() : value.path("code").asText();
  }
}
