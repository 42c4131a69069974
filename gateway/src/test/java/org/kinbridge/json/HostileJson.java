package org.kinbridge.json;

import java.nio.charset.StandardCharsets;
import java.util.Random;

/** JSON as nobody should send it, and as somebody might: most of it whole, some of it damaged. */
final class HostileJson {
  private static final int DEEPEST = 36;

  private static final String[] SCALARS = {
    "0",
    "-0",
    "1e3",
    "1e400",
    "1e999999999",
    "1e99999999999",
    "-1.50E-7",
    "123456789012345678901234567890",
    "9".repeat(64),
    "9".repeat(65),
    "0." + "3".repeat(80),
    "01",
    "+1",
    ".5",
    "1.",
    "0x1f",
    "NaN",
    "-Infinity",
    "true",
    "false",
    "null",
    "nul",
    "True",
    "'a'",
    "undefined",
    "\"\"",
    "\"Olena\"",
    "\"Оленка\"",
    "\"\uD83D\uDE00\"",
    "\"\uFFFD\"",
    "\"\uFEFF\"",
    "\"\\u0000\"",
    "\"\u0000\"",
    "\"\t\"",
    "\"\\ud83d\\ude00\"",
    "\"\\ud800\"",
    "\"\\ude00\\ud83d\"",
    "\"\\\\ud800\"",
    "\"\\x41\"",
    "\"\\u12\"",
    "\"" + "long".repeat(2_000) + "\""
  };

  private static final String[] NAMES = {
    "a",
    "\\u0061",
    "b",
    "Б",
    "\\u0411",
    "",
    "\\ud800",
    "n".repeat(256),
    "n".repeat(257),
    "Aa",
    "BB" // the hash of the one before
  };

  private static final String[] AROUND = {
    " ", "\n\t\r ", "\uFEFF", "\u00A0", "\0", "//", "/**/", ",", "{}", "1"
  };

  private final Random random;
  private final StringBuilder text = new StringBuilder();

  private HostileJson(Random random) {
    this.random = random;
  }

  static byte[] bytes(Random random) {
    HostileJson json = new HostileJson(random);
    json.around();
    json.value(0);
    json.around();
    byte[] bytes = json.text.toString().getBytes(StandardCharsets.UTF_8);
    if (random.nextInt(6) == 0) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    return bytes;
  }

  private void around() {
    text.append(random.nextInt(6) == 0 ? one(AROUND, random) : "");
  }

  private void value(int depth) {
    int kind = random.nextInt(20);
    if (kind < 8 && depth < 5) {
      object(depth);
    } else if (kind < 13 && depth < 5) {
      array(depth);
    } else if (kind == 13 && depth == 0) {
      deep();
    } else {
      scalar();
    }
  }

  /** One in twelve is odd, or no document of several of them would be whole. */
  private void scalar() {
    text.append(random.nextInt(12) == 0 ? one(SCALARS, random) : random.nextInt(1_000));
  }

  private void object(int depth) {
    int members = random.nextInt(random.nextInt(8) == 0 ? 20 : 4); // beyond eight they are hashed
    boolean odd = random.nextInt(8) == 0;
    text.append('{');
    for (int i = 0; i < members; i++) {
      String name = odd ? one(NAMES, random) : "m" + (random.nextInt(40) == 0 ? 0 : i);
      text.append(i > 0 ? "," : "").append('"').append(name).append("\":");
      value(depth + 1);
    }
    text.append('}');
  }

  private void array(int depth) {
    text.append('[');
    for (int i = random.nextInt(4); i > 0; i--) {
      value(depth + 1);
      text.append(i > 1 ? "," : "");
    }
    text.append(random.nextInt(60) == 0 ? ",]" : "]");
  }

  /** About as deep as a partner may go, and a little deeper. */
  private void deep() {
    int depth = DEEPEST - random.nextInt(9);
    boolean objects = random.nextBoolean();
    text.append((objects ? "{\"a\":" : "[").repeat(depth));
    scalar();
    text.append((objects ? "}" : "]").repeat(depth - (random.nextInt(9) == 0 ? 1 : 0)));
  }

  private static String one(String[] of, Random random) {
    return of[random.nextInt(of.length)];
  }
}
