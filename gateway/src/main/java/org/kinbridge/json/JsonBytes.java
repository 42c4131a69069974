package org.kinbridge.json;

import java.util.Arrays;
import java.util.HexFormat;
import org.kinbridge.disclosure.Owned;

/** The UTF-8 of a JSON value while it is written; no text is made of it first. */
@Owned(by = "one writing", lock = "none: never leaves it")
final class JsonBytes {
  /** Bytes of one char: an escape has six. */
  private static final int MOST = 6;

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

  void text(String text) {
    room(text.length() + 2);
    out[size++] = '"';
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= ' ' && c < 0x80 && c != '"' && c != '\\') {
        out[size++] = (byte) c;
      } else {
        room(MOST + text.length() - i); // for it, all after it, and the end
        i += other(text, i);
      }
    }
    out[size++] = '"';
  }

  /** Writes the character that begins there; how many chars of it are more than one. */
  private int other(String text, int at) {
    int point = text.codePointAt(at);
    if (point < 0x80) {
      escaped((char) point);
    } else if (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) {
      put('?'); // half a character has no UTF-8
    } else {
      beyondAscii(point);
    }
    return Character.charCount(point) - 1;
  }

  private void escaped(char c) {
    out[size++] = '\\';
    int known = "\b\t\n\f\r\"\\".indexOf(c);
    if (known >= 0) {
      out[size++] = (byte) "btnfr\"\\".charAt(known);
    } else {
      plain("u00" + hex.toHexDigits((byte) c));
    }
  }

  private void beyondAscii(int point) {
    if (point < 0x800) {
      out[size++] = (byte) (0xC0 | point >> 6);
    } else {
      if (point < 0x10000) {
        out[size++] = (byte) (0xE0 | point >> 12);
      } else {
        out[size++] = (byte) (0xF0 | point >> 18);
        out[size++] = (byte) (0x80 | point >> 12 & 0x3F);
      }
      out[size++] = (byte) (0x80 | point >> 6 & 0x3F);
    }
    out[size++] = (byte) (0x80 | point & 0x3F);
  }

  /** What is ASCII already. */
  void plain(String ascii) {
    room(ascii.length());
    for (int i = 0; i < ascii.length(); i++) {
      out[size++] = (byte) ascii.charAt(i);
    }
  }

  void put(char ascii) {
    room(1);
    out[size++] = (byte) ascii;
  }

  private void room(int more) {
    if (out.length - size < more) {
      out = Arrays.copyOf(out, 2 * (size + more));
    }
  }
}
