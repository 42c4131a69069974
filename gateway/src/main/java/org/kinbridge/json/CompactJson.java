package org.kinbridge.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Writes a JSON value as UTF-8 without spaces, members in their order: the bytes of its {@code
 * toString()}, without making a text of them first.
 */
public final class CompactJson {
  private static final HexFormat HEX = HexFormat.of().withUpperCase();
  private static final int FIRST = 20 * 1024; // most documents have less

  private CompactJson() {}

  /** A value that never changes and may know how it is written. */
  public interface Written {
    /** The bytes of its {@code toString()}, which nobody changes; empty where it knows none. */
    Optional<byte[]> written();
  }

  /** An object that may know how the names of its members are written. */
  public interface Named {
    int size();

    JsonNode value(int i);

    /** What {@link #before} says of the name of that member; nobody changes it. */
    byte[] before(int i);
  }

  /** The name of a member as it is written, with what stands before it and behind. */
  public static byte[] before(int i, String name) {
    JsonBytes out = new JsonBytes(HEX, name.length() + 4);
    out.put(i == 0 ? '{' : ',');
    out.text(name);
    out.put(':');
    return out.done();
  }

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
      case OBJECT, ARRAY -> container(value, out);
      case STRING -> out.text(value.textValue());
      case NUMBER, BOOLEAN, NULL -> out.plain(value.toString());
      case BINARY, MISSING, POJO -> throw new IllegalArgumentException("not a JSON value");
    }
  }

  private static void container(JsonNode value, JsonBytes out) {
    Optional<byte[]> known =
        value instanceof Written written ? written.written() : Optional.empty();
    if (known.isPresent()) {
      out.bytes(known.get());
    } else if (value instanceof Named named && named.size() > 0) {
      named(named, out);
    } else if (value instanceof ObjectNode object) {
      object(object, out);
    } else {
      array(value, out);
    }
  }

  private static void named(Named object, JsonBytes out) {
    for (int i = 0; i < object.size(); i++) {
      out.bytes(object.before(i));
      write(object.value(i), out);
    }
    out.put('}');
  }

  private static void object(ObjectNode object, JsonBytes out) {
    out.put('{');
    int empty = out.size();
    object.forEachEntry(
        (name, value) -> {
          if (out.size() > empty) {
            out.put(',');
          }
          out.text(name);
          out.put(':');
          write(value, out);
        });
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
