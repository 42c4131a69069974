package org.kinbridge.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.kinbridge.json.JsonRefused;
import org.kinbridge.json.StrictJson;
import org.kinbridge.policy.pack.PolicyVersion;
import org.kinbridge.policy.request.Reading;
import org.kinbridge.policy.request.Request;
import org.kinbridge.policy.world.World;
import org.kinbridge.policy.world.WorldRefused;

/** One case of conformance/policy: files, the changes to them, and what is expected. */
record PolicyCase(String name, JsonNode content) {
  private static final YAMLMapper YAML = new YAMLMapper();
  private static final ObjectMapper JSON = new ObjectMapper();

  static Path directory() {
    return Path.of(System.getProperty("kinbridge.conformance", "../conformance"), "policy");
  }

  static Path profiles() {
    return Path.of(System.getProperty("kinbridge.profiles", "../profiles"))
        .toAbsolutePath()
        .normalize();
  }

  static List<PolicyCase> all() {
    try (Stream<Path> files = Files.list(directory().resolve("cases"))) {
      return files
          .filter(file -> file.toString().endsWith(".yaml"))
          .sorted()
          .map(PolicyCase::read)
          .toList();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static PolicyCase read(Path file) {
    try {
      String name = file.getFileName().toString().replace(".yaml", "");
      return new PolicyCase(name, YAML.readTree(file.toFile()));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  JsonNode expect() {
    return content.path("expect");
  }

  List<String> rules() {
    return texts(content.path("rules"));
  }

  static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(text -> texts.add(text.asText()));
    return texts;
  }

  World world(PolicyVersion version) throws IOException, WorldRefused {
    return world(version, new HashMap<>());
  }

  /**
   * @param worlds those that were read before under that policy
   */
  World world(PolicyVersion version, Map<String, World> worlds) throws IOException, WorldRefused {
    String name = content.path("world").asText();
    String asked = name + changes("world");
    if (worlds.containsKey(asked)) {
      return worlds.get(asked);
    }
    JsonNode world = YAML.readTree(directory().resolve("worlds/" + name).toFile());
    Path file = Files.createTempFile("world", ".yaml");
    try {
      Files.writeString(file, changed(world, "world").toString()); // JSON is YAML
      World read = World.read(file, version);
      worlds.put(asked, read);
      return read;
    } finally {
      Files.delete(file);
    }
  }

  Request request() throws IOException, JsonRefused {
    return request(new HashMap<>());
  }

  /**
   * @param records those that were read before; who gets this request alters no record
   */
  Request request(Map<String, JsonNode> records) throws IOException, JsonRefused {
    JsonNode request =
        JSON.readTree(directory().resolve("requests/" + content.path("request").asText()).toFile());
    ObjectNode whole = (ObjectNode) strict(changed(request, "request"));
    ((ObjectNode) whole.path("record")).set("content", record(records));
    return switch (Request.parse(whole)) {
      case Reading.Accepted(Request accepted) -> accepted;
      case Reading.Faulty faulty -> throw new AssertionError(name + ": " + faulty.faults());
    };
  }

  private JsonNode record(Map<String, JsonNode> records) throws IOException, JsonRefused {
    String file = content.path("record").asText();
    boolean asItIs = !content.path("change").findValuesAsText("in").contains("record");
    if (asItIs && records.containsKey(file)) {
      return records.get(file);
    }
    JsonNode record = strict(changed(JSON.readTree(recordFile().toFile()), "record"));
    if (asItIs) {
      records.put(file, record);
    }
    return record;
  }

  private static JsonNode strict(JsonNode read) throws JsonRefused {
    byte[] bytes = read.toString().getBytes(StandardCharsets.UTF_8);
    return StrictJson.parse(bytes, StrictJson.Limits.DOCUMENT);
  }

  private Path recordFile() {
    String name = content.path("record").asText();
    return name.startsWith("profiles/")
        ? profiles().resolve(name.substring("profiles/".length()))
        : directory().resolve("records/" + name);
  }

  private JsonNode changed(JsonNode original, String part) {
    JsonNode changed = original;
    for (JsonNode change : changes(part)) {
      change(changed, change);
    }
    return changed;
  }

  private List<JsonNode> changes(String part) {
    List<JsonNode> changes = new ArrayList<>();
    for (JsonNode change : content.path("change")) {
      if (change.path("in").asText().equals(part)) {
        changes.add(change);
      }
    }
    return changes;
  }

  private void change(JsonNode root, JsonNode change) {
    String pointer = change.path("at").asText();
    int last = pointer.lastIndexOf('/');
    JsonNode parent = root.at(pointer.substring(0, last));
    String member = pointer.substring(last + 1).replace("~1", "/").replace("~0", "~");
    boolean remove = change.path("remove").asBoolean(false);
    if (parent instanceof ObjectNode object) {
      if (remove) {
        object.remove(member);
      } else {
        object.set(member, change.get("to").deepCopy());
      }
    } else if (parent instanceof ArrayNode array) {
      if (remove) {
        array.remove(Integer.parseInt(member));
      } else if (member.equals("-")) {
        array.add(change.get("to").deepCopy());
      } else {
        array.set(Integer.parseInt(member), change.get("to").deepCopy());
      }
    } else {
      throw new AssertionError(name + ": nothing to change at " + pointer);
    }
  }

  @Override
  public String toString() {
    return name;
  }

  /** The installed policies in a directory of their own, to break them. */
  static Path copy(Path directory) throws Exception {
    Path from = profiles().resolve("policies");
    Path to = directory.resolve("policies");
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
    }
    return to;
  }
}
