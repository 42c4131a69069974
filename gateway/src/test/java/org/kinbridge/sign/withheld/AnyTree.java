package org.kinbridge.sign.withheld;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Random;
import org.kinbridge.json.JsonRefused;
import org.kinbridge.json.Members;

/** Trees over any content, and their openings as the recipient gets them. */
final class AnyTree {
  static final JsonNode MANIFEST = JsonNodeFactory.instance.objectNode();

  private AnyTree() {}

  static byte[] secret(int seed) {
    byte[] secret = new byte[32];
    new Random(seed).nextBytes(secret);
    return secret;
  }

  static WithheldTree tree(int scalars, int announced, int silent) {
    return WithheldTree.of(
        AnyRecord.content(scalars), AnyRecord.stayed(announced, silent), secret(1));
  }

  /** As the recipient gets it. */
  static Openings sent(JsonNode openings) {
    try {
      return Openings.read(Members.of(openings, ""));
    } catch (JsonRefused refused) {
      throw new AssertionError(refused);
    }
  }
}
