package org.kinbridge.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.TreeMap;

/**
 * Writes a JSON value as RFC 8785 (JCS) does, for digests. Numbers are integers of at most 53 bits:
 * nothing we digest holds another, and so no rounding can make two readers disagree.
 */
public final class CanonicalJson {
  private static final HexFormat HEX = HexFormat.of();
  private static final long LARGEST = (1L << 53) - 1;

  private CanonicalJson() {}

  /** UTF-8 bytes. @throws IllegalArgumentException on a fraction or an integer beyond 2^53 - 1 */
  public static byte[] bytes(JsonNode value) {
    StringBuilder out = new StringBuilder();
    write(value, out);
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void write(JsonNode value, StringBuilder out) {
    switch (value.getNodeType()) {
      case OBJECT -> writeObject(value, out);
      case ARRAY -> writeArray(value, out);
      case STRING -> writeText(value.textValue(), out);
      case NUMBER -> out.append(integer(value));
      case BOOLEAN -> out.append(value.booleanValue());
      case NULL -> out.append("null");
      case BINARY, MISSING, POJO -> throw new IllegalArgumentException("not a JSON value");
    }
  }

  /** TreeMap orders by UTF-16 code unit, which is what RFC 8785 section 3.2.3 asks for. */
  private static void writeObject(JsonNode object, StringBuilder out) {
    TreeMap<String, JsonNode> members = new TreeMap<>();
    object.properties().forEach(member -> members.put(member.getKey(), member.getValue()));
    out.append('{');
    String separator = "";
    for (var member : members.entrySet()) {
      out.append(separator);
      writeText(member.getKey(), out);
      out.append(':');
      write(member.getValue(), out);
      separator = ",";
    }
    out.append('}');
  }

  private static void writeArray(JsonNode array, StringBuilder out) {
    out.append('[');
    String separator = "";
    for (JsonNode element : array) {
      out.append(separator);
      write(element, out);
      separator = ",";
    }
    out.append(']');
  }

  /**
   * RFC 8785 section 3.2.2.2: short forms, other controls in lower-case hexadecimal, all else as it
   * is.
   */
  private static void writeText(String text, StringBuilder out) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\b' -> out.append("\\b");
        case '\t' -> out.append("\\t");
        case '\n' -> out.append("\\n");
        case '\f' -> out.append("\\f");
        case '\r' -> out.append("\\r");
        default -> {
          if (c < ' ') {
            out.append("\\u00").append(HEX.toHexDigits((byte) c));
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }

  private static long integer(JsonNode number) {
    if (!number.isIntegralNumber()
        || !number.canConvertToLong()
        || Math.abs(number.longValue()) > LARGEST) {
      throw new IllegalArgumentException("a digested number is an integer of at most 53 bits");
    }
    return number.longValue();
  }
}
