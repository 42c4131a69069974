package org.kinbridge.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Whether bytes are UTF-8 (RFC 3629) that every reader understands alike: no overlong form, no half
 * a surrogate pair, no byte order mark, and no NUL, which could be half of a wider character.
 */
final class Utf8 {
  private static final VarHandle EIGHT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long HIGH_BITS = 0x8080808080808080L;
  private static final long ONES = 0x0101010101010101L;
  private static final int SURROGATES = 0xD800;
  private static final int BEYOND_SURROGATES = 0xE000;
  private static final int MARK = 0xFEFF;
  private static final int LAST = 0x10FFFF;

  private Utf8() {}

  static boolean isPlain(byte[] input) {
    int i = 0;
    while (i < input.length) {
      int run = i + asciiFrom(input, i);
      int next = run < input.length ? afterCharacter(input, run) : run;
      if (next < 0) {
        return false;
      }
      i = next;
    }
    return true;
  }

  /** How many bytes from there are ASCII and not NUL: eight are looked at together. */
  private static int asciiFrom(byte[] input, int from) {
    int i = from;
    while (i + Long.BYTES <= input.length) {
      long eight = (long) EIGHT.get(input, i);
      if ((((eight - ONES) | eight) & HIGH_BITS) != 0) {
        break;
      }
      i += Long.BYTES;
    }
    while (i < input.length && input[i] > 0) {
      i++;
    }
    return i - from;
  }

  /** Whether that character stands somewhere: no part of one beyond ASCII looks like it. */
  static boolean holds(byte[] input, char ascii) {
    int i = 0;
    for (; i + Long.BYTES <= input.length; i += Long.BYTES) {
      long eight = (long) EIGHT.get(input, i) ^ ascii * ONES;
      if (((eight - ONES) & ~eight & HIGH_BITS) != 0) {
        return true;
      }
    }
    while (i < input.length && input[i] != ascii) {
      i++;
    }
    return i < input.length;
  }

  /** Where the next character begins; -1 when none begins here. */
  private static int afterCharacter(byte[] input, int at) {
    int lead = input[at] & 0xFF;
    int more = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : 1;
    if (lead < 0xC2 || lead > 0xF4 || at + more >= input.length) {
      return -1;
    }
    int character = lead & (0x3F >> more);
    for (int i = 1; i <= more; i++) {
      int next = input[at + i] & 0xFF;
      if (next >> 6 != 0b10) {
        return -1;
      }
      character = character << 6 | next & 0x3F;
    }
    int least = more == 3 ? 0x10000 : more == 2 ? 0x800 : 0x80;
    boolean one =
        character >= least
            && character <= LAST
            && (character < SURROGATES || character >= BEYOND_SURROGATES);
    boolean mark = at == 0 && character == MARK;
    return one && !mark ? at + more + 1 : -1;
  }
}
