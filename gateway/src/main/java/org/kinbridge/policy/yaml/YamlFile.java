package org.kinbridge.policy.yaml;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kinbridge.disclosure.Reason;

/**
 * Reads one file into nodes. What the file system refuses is thrown; what the file says wrong is a
 * fault.
 */
public final class YamlFile {
  private static final YAMLFactory YAML = new YAMLFactory();

  private final YAMLParser parser;
  private final String name;
  private final Faults faults;

  private YamlFile(YAMLParser parser, String name, Faults faults) {
    this.parser = parser;
    this.name = name;
    this.faults = faults;
  }

  /** The file's one mapping; an empty one, and a fault, when there is none. */
  public static YamlMap read(Path file, String name, Faults faults) {
    Optional<YamlNode> node = node(file, name, faults);
    if (node.isPresent() && node.get() instanceof YamlNode.Mapping mapping) {
      return new YamlMap(mapping, faults);
    }
    if (!faults.any()) {
      faults.add(Reason.MALFORMED_RECORD, name + ":1", "a mapping is expected");
    }
    return new YamlMap(new YamlNode.Mapping(Map.of(), name + ":1"), faults);
  }

  private static Optional<YamlNode> node(Path file, String name, Faults faults) {
    try (YAMLParser parser = YAML.createParser(Files.readString(file))) {
      parser.nextToken();
      YamlNode root = new YamlFile(parser, name, faults).value("");
      if (parser.nextToken() != null) {
        faults.add(Reason.MALFORMED_RECORD, name + ":" + line(parser), "one document is expected");
      }
      return Optional.of(root);
    } catch (NoSuchFileException missing) {
      faults.add(Reason.MALFORMED_RECORD, name, "the file is missing");
      return Optional.empty();
    } catch (JsonProcessingException malformed) {
      JsonLocation at = malformed.getLocation();
      faults.add(
          Reason.MALFORMED_RECORD,
          name + ":" + (at == null ? 1 : at.getLineNr()),
          "this is not YAML");
      return Optional.empty();
    } catch (IOException broken) {
      throw new UncheckedIOException("couldn't read " + name, broken);
    }
  }

  private YamlNode value(String path) throws IOException {
    String place = name + ":" + line(parser) + " " + (path.isEmpty() ? "/" : path);
    JsonToken token = parser.currentToken();
    if (token == null || token == JsonToken.VALUE_NULL) {
      return new YamlNode.Absent(place);
    }
    if (parser.isCurrentAlias()) {
      faults.add(Reason.INVALID_VALUE, place, "aliases are not part of this format");
      return new YamlNode.Absent(place);
    }
    if (token == JsonToken.START_OBJECT) {
      return mapping(path, place);
    }
    if (token == JsonToken.START_ARRAY) {
      List<YamlNode> elements = new ArrayList<>();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        elements.add(value(path + "/" + elements.size()));
      }
      return new YamlNode.Sequence(elements, place);
    }
    return new YamlNode.Scalar(parser.getText(), place);
  }

  private YamlNode mapping(String path, String place) throws IOException {
    Map<String, YamlNode> members = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      String at = path + "/" + key;
      int line = line(parser);
      parser.nextToken();
      if (members.put(key, value(at)) != null) {
        faults.add(Reason.DUPLICATE_MEMBER, name + ":" + line + " " + at, "a key is named twice");
      }
    }
    return new YamlNode.Mapping(members, place);
  }

  private static int line(YAMLParser parser) {
    return parser.currentTokenLocation().getLineNr();
  }

  /** The content as JSON whose scalars are all text: for digests. */
  public static JsonNode json(YamlNode node) {
    return switch (node) {
      case YamlNode.Absent absent -> JsonNodeFactory.instance.nullNode();
      case YamlNode.Scalar(String text, String place) -> JsonNodeFactory.instance.textNode(text);
      case YamlNode.Sequence(List<YamlNode> elements, String place) -> {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        elements.forEach(element -> array.add(json(element)));
        yield array;
      }
      case YamlNode.Mapping(Map<String, YamlNode> members, String place) -> {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        members.forEach((key, value) -> object.set(key, json(value)));
        yield object;
      }
    };
  }
}
