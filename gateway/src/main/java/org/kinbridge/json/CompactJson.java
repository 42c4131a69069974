package org.kinbridge.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import org.kinbridge.disclosure.Owned;

/**
 * Writes a JSON value as UTF-8 without spaces, members in their order: the bytes of its {@code
 * toString()}, without making a text of them first.
 */
@Owned(by = "one writing", lock = "none: never leaves it")
public final class CompactJson {
  private static final HexFormat HEX = HexFormat.of().withUpperCase();
  private static final int FIRST = 16 * 1024;

  /** Bytes of one char: an escape has six. */
  private static final int MOST = 6;

  private byte[] out = new byte[FIRST];
  private int size;

  private CompactJson() {}

  /**
   * @throws IllegalArgumentException where something stands in the tree that is no JSON value
   */
  public static byte[] bytes(JsonNode value) {
    CompactJson json = new CompactJson();
    json.write(value);
    return Arrays.copyOf(json.out, json.size);
  }

  private void write(JsonNode value) {
    switch (value.getNodeType()) {
      case OBJECT -> object(value);
      case ARRAY -> array(value);
      case STRING -> text(value.textValue());
      case NUMBER, BOOLEAN, NULL -> plain(value.toString());
      case BINARY, MISSING, POJO -> throw new IllegalArgumentException("not a JSON value");
    }
  }

  private void object(JsonNode object) {
    char before = '{';
    for (Map.Entry<String, JsonNode> member : object.properties()) {
      put(before);
      text(member.getKey());
      put(':');
      write(member.getValue());
      before = ',';
    }
    if (before == '{') {
      put('{');
    }
    put('}');
  }

  private void array(JsonNode array) {
    put('[');
    for (int i = 0; i < array.size(); i++) {
      if (i > 0) {
        put(',');
      }
      write(array.get(i));
    }
    put(']');
  }

  private void text(String text) {
    room(MOST * text.length() + 2);
    out[size++] = '"';
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c == '"' || c == '\\') {
        escaped(c);
      } else if (c < 0x80) {
        out[size++] = (byte) c;
      } else {
        i += beyondAscii(text, i);
      }
    }
    out[size++] = '"';
  }

  private void escaped(char c) {
    out[size++] = '\\';
    int known = "\b\t\n\f\r\"\\".indexOf(c);
    if (known >= 0) {
      out[size++] = (byte) "btnfr\"\\".charAt(known);
    } else {
      plain("u00" + HEX.toHexDigits((byte) c));
    }
  }

  /** Writes the character that begins there; how many chars of it are more than one. */
  private int beyondAscii(String text, int at) {
    int point = text.codePointAt(at);
    if (point < 0x800) {
      out[size++] = (byte) (0xC0 | point >> 6);
    } else if (point < 0x10000) {
      if (Character.isSurrogate((char) point)) {
        out[size++] = '?'; // half a character has no UTF-8
        return 0;
      }
      out[size++] = (byte) (0xE0 | point >> 12);
      out[size++] = (byte) (0x80 | point >> 6 & 0x3F);
    } else {
      out[size++] = (byte) (0xF0 | point >> 18);
      out[size++] = (byte) (0x80 | point >> 12 & 0x3F);
      out[size++] = (byte) (0x80 | point >> 6 & 0x3F);
    }
    out[size++] = (byte) (0x80 | point & 0x3F);
    return Character.charCount(point) - 1;
  }

  private void plain(String ascii) {
    room(ascii.length());
    for (int i = 0; i < ascii.length(); i++) {
      out[size++] = (byte) ascii.charAt(i);
    }
  }

  private void put(char ascii) {
    room(1);
    out[size++] = (byte) ascii;
  }

  private void room(int more) {
    if (out.length - size < more) {
      out = Arrays.copyOf(out, 2 * (size + more));
    }
  }
}
