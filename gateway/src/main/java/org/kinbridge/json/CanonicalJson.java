package org.kinbridge.json;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.TreeMap;

/**
 * Writes a JSON value as RFC 8785 (JCS) does, for digests. Numbers are integers of at most 53 bits:
 * nothing we digest holds another, and so no rounding can make two readers disagree.
 */
public final class CanonicalJson {
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
   * Jackson escapes what RFC 8785 section 3.2.2.2 does, but writes control characters' hexadecimal
   * in capitals.
   */
  private static void writeText(String text, StringBuilder out) {
    out.append('"');
    for (char c : JsonStringEncoder.getInstance().quoteAsString(text)) {
      out.append(c);
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
