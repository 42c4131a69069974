package org.kinbridge.translate.yaml;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kinbridge.disclosure.Owned;
import org.kinbridge.translate.source.Pointer;

/** Reads one map file. No anchors, no duplicate members, one document. */
@Owned(by = "the thread that loads the maps", lock = "none")
public final class YamlReader {
  private static final YAMLFactory FACTORY =
      YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  /** Forty times the largest map: what is longer is no map, and would take minutes to say so. */
  private static final int LARGEST = 1 << 20;

  private final String file;
  private final YAMLParser parser;
  private final Problems problems;

  private YamlReader(String file, YAMLParser parser, Problems problems) {
    this.file = file;
    this.parser = parser;
    this.problems = problems;
  }

  public static Yaml read(String file, byte[] content, Problems problems) {
    if (content.length > LARGEST) {
      problems.add(file + ":1", "a map file has at most 1 MiB");
      return Yaml.mapping(file, 1, "", Map.of(), problems);
    }
    String text = new String(content, StandardCharsets.UTF_8);
    try (YAMLParser parser = FACTORY.createParser(text)) {
      return new YamlReader(file, parser, problems).document();
    } catch (JsonProcessingException malformed) {
      int line = malformed.getLocation() == null ? 1 : malformed.getLocation().getLineNr();
      problems.add(file + ":" + line, "this is not YAML with each member named once");
      return Yaml.mapping(file, line, "", Map.of(), problems);
    } catch (IOException impossible) {
      throw new UncheckedIOException("reading a map from memory failed", impossible);
    }
  }

  private Yaml document() throws IOException {
    parser.nextToken();
    Yaml root = node("");
    if (parser.nextToken() != null) {
      problems.add(root, "one document is expected");
    }
    return root;
  }

  private Yaml node(String path) throws IOException {
    int line = parser.currentTokenLocation().getLineNr();
    JsonToken token = parser.currentToken();
    if (token == null) {
      return Yaml.mapping(file, 1, path, Map.of(), problems);
    }
    return switch (token) {
      case START_OBJECT -> mapping(path, line);
      case START_ARRAY -> list(path, line);
      case VALUE_STRING -> scalar(path, line, JsonNodeFactory.instance.textNode(parser.getText()));
      case VALUE_TRUE, VALUE_FALSE ->
          scalar(path, line, JsonNodeFactory.instance.booleanNode(parser.getBooleanValue()));
      case VALUE_NUMBER_INT ->
          scalar(path, line, JsonNodeFactory.instance.numberNode(parser.getLongValue()));
      case VALUE_NULL -> scalar(path, line, JsonNodeFactory.instance.nullNode());
      default -> {
        Yaml odd = scalar(path, line, JsonNodeFactory.instance.nullNode());
        odd.wrong("a text, an integer, true, false, a list or a mapping is expected");
        yield odd;
      }
    };
  }

  private Yaml scalar(String path, int line, com.fasterxml.jackson.databind.JsonNode value)
      throws IOException {
    Yaml scalar = Yaml.scalar(file, line, path, value, problems);
    if (parser.getObjectId() != null) {
      scalar.wrong("anchors are not part of the map language");
    }
    return scalar;
  }

  private Yaml mapping(String path, int line) throws IOException {
    Map<String, Yaml> members = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      members.put(name, node(path + "/" + Pointer.escape(name)));
    }
    return Yaml.mapping(file, line, path, members, problems);
  }

  private Yaml list(String path, int line) throws IOException {
    List<Yaml> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(node(path + "/" + items.size()));
    }
    return Yaml.list(file, line, path, items, problems);
  }
}
