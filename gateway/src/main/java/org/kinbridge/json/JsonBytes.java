package org.kinbridge.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.kinbridge.disclosure.Owned;

/** The UTF-8 of a JSON value while it is written; no text is made of it first. */
@Owned(by = "one writing", lock = "none: never leaves it")
final class JsonBytes {
  private final HexFormat hex;
  private byte[] out;
  private int size;

  /**
   * @param hex of control characters that have no short form
   * @param first how many bytes there is room for before any is copied
   */
  JsonBytes(HexFormat hex, int first) {
    this.hex = hex;
    this.out = new byte[first];
  }

  byte[] done() {
    return Arrays.copyOf(out, size);
  }

  int size() {
    return size;
  }

  /** Half a character has no UTF-8: the encoder puts a question mark in its place. */
  void text(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    put('"');
    int from = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (isEscaped(bytes[i])) {
        bytes(bytes, from, i);
        escaped(bytes[i]);
        from = i + 1;
      }
    }
    bytes(bytes, from, bytes.length);
    put('"');
  }

  /** No byte of a character beyond ASCII is: they are below 0. */
  private static boolean isEscaped(byte c) {
    return c >= 0 && c < ' ' || c == '"' || c == '\\';
  }

  private void escaped(byte c) {
    int known = "\b\t\n\f\r\"\\".indexOf(c);
    plain(known >= 0 ? "\\" + "btnfr\"\\".charAt(known) : "\\u00" + hex.toHexDigits(c));
  }

  /** What is ASCII already. */
  void plain(String ascii) {
    bytes(ascii.getBytes(StandardCharsets.US_ASCII));
  }

  void put(char ascii) {
    room(1);
    out[size++] = (byte) ascii;
  }

  void bytes(byte[] written) {
    bytes(written, 0, written.length);
  }

  private void bytes(byte[] written, int from, int to) {
    room(to - from);
    System.arraycopy(written, from, out, size, to - from);
    size += to - from;
  }

  private void room(int more) {
    if (out.length - size < more) {
      out = Arrays.copyOf(out, 2 * (size + more));
    }
  }
}
