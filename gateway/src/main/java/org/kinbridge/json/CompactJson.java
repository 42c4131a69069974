package org.kinbridge.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HexFormat;
import java.util.Map;

/**
 * Writes a JSON value as UTF-8 without spaces, members in their order: the bytes of its {@code
 * toString()}, without making a text of them first.
 */
public final class CompactJson {
  private static final HexFormat HEX = HexFormat.of().withUpperCase();
  private static final int FIRST = 16 * 1024;

  private CompactJson() {}

  /**
   * @throws IllegalArgumentException where something stands in the tree that is no JSON value
   */
  public static byte[] bytes(JsonNode value) {
    JsonBytes out = new JsonBytes(HEX, FIRST);
    write(value, out);
    return out.done();
  }

  private static void write(JsonNode value, JsonBytes out) {
    switch (value.getNodeType()) {
      case OBJECT -> object(value, out);
      case ARRAY -> array(value, out);
      case STRING -> out.text(value.textValue());
      case NUMBER, BOOLEAN, NULL -> out.plain(value.toString());
      case BINARY, MISSING, POJO -> throw new IllegalArgumentException("not a JSON value");
    }
  }

  private static void object(JsonNode object, JsonBytes out) {
    out.put('{');
    int written = 0;
    for (Map.Entry<String, JsonNode> member : object.properties()) {
      if (written++ > 0) {
        out.put(',');
      }
      out.text(member.getKey());
      out.put(':');
      write(member.getValue(), out);
    }
    out.put('}');
  }

  private static void array(JsonNode array, JsonBytes out) {
    out.put('[');
    for (int i = 0; i < array.size(); i++) {
      if (i > 0) {
        out.put(',');
      }
      write(array.get(i), out);
    }
    out.put(']');
  }
}
