package org.kinbridge.policy.file;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.kinbridge.disclosure.Owned;

/** A file read from its beginning, with what is taken of it: never anything that is not in it. */
@Owned(by = "one cleaning", lock = "none: never leaves it")
final class Bytes {
  private static final int BYTE = 0xff;

  private final byte[] file;
  private final ByteArrayOutputStream taken;
  private int at;

  Bytes(byte[] file) {
    this.file = file;
    this.taken = new ByteArrayOutputStream(file.length);
  }

  int at() {
    return at;
  }

  int rest() {
    return file.length - at;
  }

  byte[] taken() {
    return taken.toByteArray();
  }

  void skip(int length) throws FileRefused {
    need(length);
    at += length;
  }

  /** Takes the bytes from there to where it stands. */
  void take(int from) {
    taken.write(file, from, at - from);
  }

  void need(int length) throws FileRefused {
    if (length < 0 || length > file.length - at) {
      throw new FileRefused("it ends in the middle");
    }
  }

  int unsigned(int offset) throws FileRefused {
    need(offset + 1);
    return file[at + offset] & BYTE;
  }

  int unsigned16(int offset) throws FileRefused {
    return unsigned(offset) << 8 | unsigned(offset + 1);
  }

  /** At most 31 bits: more than any file here has. */
  int unsigned31(int offset) throws FileRefused {
    int value = unsigned16(offset) << 16 | unsigned16(offset + 2);
    if (value < 0) {
      throw new FileRefused("a number is larger than any file");
    }
    return value;
  }

  boolean has(int offset, String letters) {
    byte[] expected = letters.getBytes(StandardCharsets.ISO_8859_1);
    int from = at + offset;
    return expected.length <= file.length - from
        && Arrays.equals(file, from, from + expected.length, expected, 0, expected.length);
  }

  String letters(int offset, int length) throws FileRefused {
    need(offset + length);
    return new String(file, at + offset, length, StandardCharsets.ISO_8859_1);
  }

  byte[] copy(int offset, int length) throws FileRefused {
    need(offset + length);
    return Arrays.copyOfRange(file, at + offset, at + offset + length);
  }
}
