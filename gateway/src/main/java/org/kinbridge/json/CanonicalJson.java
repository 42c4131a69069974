package org.kinbridge.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HexFormat;
import java.util.TreeMap;

/**
 * Writes a JSON value as RFC 8785 (JCS) does, for digests. Numbers are integers of at most 53 bits:
 * nothing we digest holds another, and so no rounding can make two readers disagree.
 */
public final class CanonicalJson {
  /** Of what has no short form, in small letters (section 3.2.2.2). */
  private static final HexFormat HEX = HexFormat.of();

  private static final int FIRST = 1024;
  private static final long LARGEST = (1L << 53) - 1;

  private CanonicalJson() {}

  /** UTF-8 bytes. @throws IllegalArgumentException on a fraction or an integer beyond 2^53 - 1 */
  public static byte[] bytes(JsonNode value) {
    JsonBytes out = new JsonBytes(HEX, FIRST);
    write(value, out);
    return out.done();
  }

  private static void write(JsonNode value, JsonBytes out) {
    switch (value.getNodeType()) {
      case OBJECT -> writeObject(value, out);
      case ARRAY -> writeArray(value, out);
      case STRING -> out.text(value.textValue());
      case NUMBER -> out.plain(Long.toString(integer(value)));
      case BOOLEAN -> out.plain(value.toString());
      case NULL -> out.plain("null");
      case BINARY, MISSING, POJO -> throw new IllegalArgumentException("not a JSON value");
    }
  }

  /** TreeMap orders by UTF-16 code unit, which is what RFC 8785 section 3.2.3 asks for. */
  private static void writeObject(JsonNode object, JsonBytes out) {
    TreeMap<String, JsonNode> members = new TreeMap<>();
    object.properties().forEach(member -> members.put(member.getKey(), member.getValue()));
    out.put('{');
    int written = 0;
    for (var member : members.entrySet()) {
      if (written++ > 0) {
        out.put(',');
      }
      out.text(member.getKey());
      out.put(':');
      write(member.getValue(), out);
    }
    out.put('}');
  }

  private static void writeArray(JsonNode array, JsonBytes out) {
    out.put('[');
    int written = 0;
    for (JsonNode element : array) {
      if (written++ > 0) {
        out.put(',');
      }
      write(element, out);
    }
    out.put(']');
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
