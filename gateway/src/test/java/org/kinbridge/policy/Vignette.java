package org.kinbridge.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.kinbridge.policy.pack.PolicyVersion;

/**
 * One story of conformance/policy/vignettes: what of a record must leave, while all else of it must
 * stay.
 *
 * @param must names of elements
 * @param elements of this record, and made ones, with what shows that one left
 */
record Vignette(
    String id, JsonNode told, Prepared prepared, Set<String> must, Map<String, String> elements) {
  private static final YAMLMapper YAML = new YAMLMapper();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  static Path directory() {
    return PolicyCase.directory().resolve("vignettes");
  }

  static List<Vignette> all(PolicyVersion version) throws Exception {
    Shelf shelf = new Shelf(version);
    List<Vignette> all = new ArrayList<>();
    for (Story story : stories()) {
      all.add(story.read(shelf));
    }
    return all;
  }

  /** As they are written: nothing of them was read by the code that they judge. */
  static List<Story> stories() throws IOException {
    JsonNode dictionary = YAML.readTree(directory().resolve("dictionary.yaml").toFile());
    List<Story> stories = new ArrayList<>();
    for (Path file : files()) {
      for (JsonNode told : YAML.readTree(file.toFile()).path("vignettes")) {
        stories.add(new Story(told, dictionary));
      }
    }
    return stories;
  }

  record Story(JsonNode told, JsonNode dictionary) {
    Vignette read(Shelf shelf) throws Exception {
      return Vignette.read(told, dictionary, shelf);
    }
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(directory())) {
      return files
          .filter(file -> file.toString().endsWith(".yaml"))
          .filter(file -> !file.endsWith("dictionary.yaml"))
          .sorted()
          .toList();
    }
  }

  private static Vignette read(JsonNode told, JsonNode dictionary, Shelf shelf) throws Exception {
    JsonNode situation = named(dictionary.path("situations"), told.path("from").asText());
    ObjectNode content = NODES.objectNode().put("world", "cassar.yaml");
    content.set("request", situation.path("request"));
    content.set("record", situation.path("record"));
    ArrayNode changes = content.putArray("change");
    for (JsonNode twists : List.of(situation.path("twists"), told.path("twists"))) {
      for (JsonNode twist : twists) {
        named(dictionary.path("twists"), twist.asText()).forEach(changes::add);
      }
    }
    PolicyCase one = new PolicyCase(told.path("id").asText(), content);
    Map<String, String> elements = new LinkedHashMap<>();
    for (JsonNode group :
        List.of(
            named(dictionary.path("elements"), situation.path("record").asText()),
            dictionary.path("made"))) {
      group
          .properties()
          .forEach(element -> elements.put(element.getKey(), element.getValue().asText()));
    }
    Set<String> must = new HashSet<>();
    for (JsonNode name : told.path("leaves")) {
      add(name.asText(), dictionary.path("sets"), elements.keySet(), must);
    }
    return new Vignette(one.name(), told, shelf.read(one), must, elements);
  }

  private static JsonNode named(JsonNode all, String name) {
    if (!all.has(name)) {
      throw new AssertionError("no such name in the dictionary: " + name);
    }
    return all.path(name);
  }

  private static void add(String name, JsonNode sets, Set<String> elements, Set<String> must) {
    boolean less = name.startsWith("-");
    Set<String> meant = new HashSet<>();
    expand(less ? name.substring(1) : name, sets, elements, meant);
    if (less) {
      must.removeAll(meant);
    } else {
      must.addAll(meant);
    }
  }

  private static void expand(String name, JsonNode sets, Set<String> elements, Set<String> found) {
    if (sets.has(name)) { // a set may bear the name of one of its elements
      for (JsonNode part : sets.path(name)) {
        if (part.asText().equals(name)) {
          found.add(name);
        } else {
          expand(part.asText(), sets, elements, found);
        }
      }
    } else if (elements.contains(name)) {
      found.add(name);
    } else {
      throw new AssertionError("neither a set nor an element: " + name);
    }
  }

  List<String> rules() {
    return PolicyCase.texts(told.path("rules"));
  }

  String expected(String member, String otherwise) {
    return told.path(member).asText(otherwise);
  }

  @Override
  public String toString() {
    return id;
  }
}
