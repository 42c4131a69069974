package org.kinbridge.profile.frozen;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.kinbridge.disclosure.Owned;

/** Reads a value onto nodes that refuse every change, without building one that allows it first. */
@Owned(by = "one reading", lock = "none: never leaves it")
final class FrozenReader {
  private final JsonParser parser;

  /** What was read of the objects and arrays that are still open. */
  private String[] names = new String[64];

  private JsonNode[] values = new JsonNode[64];
  private int open;

  /** How many objects and arrays stand within one another in the value that was read last. */
  private int depth;

  private FrozenReader(JsonParser parser) {
    this.parser = parser;
  }

  /**
   * The next value, as the parser's own codec would read it; null where there is none.
   *
   * @throws IllegalArgumentException when an object names a member twice
   */
  static @Nullable JsonNode read(JsonParser parser) throws IOException {
    parser.nextToken();
    return new FrozenReader(parser).value();
  }

  private JsonNode value() throws IOException {
    depth = 0;
    JsonToken token = parser.currentToken();
    if (token == JsonToken.VALUE_STRING) {
      return TextNode.valueOf(parser.getText());
    }
    if (token == JsonToken.START_OBJECT) {
      return object();
    }
    return token == JsonToken.START_ARRAY ? array() : parser.readValueAsTree();
  }

  private FrozenObject object() throws IOException {
    int first = open;
    int below = 0;
    Names kept = Names.none();
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      parser.nextToken();
      push(name, value());
      kept = kept.and(name);
      below = Math.max(below, depth);
    }
    depth = below + 1;
    Names all = kept == Names.OTHERS ? Names.of(Arrays.copyOfRange(names, first, open)) : kept;
    FrozenObject object = FrozenObject.of(all, Arrays.copyOfRange(values, first, open), depth);
    open = first;
    return object;
  }

  private FrozenArray array() throws IOException {
    int first = open;
    int below = 0;
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      push("", value());
      below = Math.max(below, depth);
    }
    depth = below + 1;
    FrozenArray array = FrozenArray.of(Arrays.copyOfRange(values, first, open), depth);
    open = first;
    return array;
  }

  private void push(String name, JsonNode value) {
    if (open == names.length) {
      names = Arrays.copyOf(names, 2 * open);
      values = Arrays.copyOf(values, 2 * open);
    }
    names[open] = name;
    values[open] = value;
    open++;
  }
}
