package org.kinbridge.sign.withheld;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Section 8 of docs/wire-format.md, written from the page alone and slowly: every leaf of the tree
 * is made. It shares no code with what it checks.
 */
final class TreeByTheBook {
  private final int levels;
  private final byte[] secret;
  private final byte[] openedKey;
  private final Map<Integer, byte[]> leaves = new TreeMap<>();
  private int next;

  /**
   * @param secret S
   */
  TreeByTheBook(int leaves, byte[] secret) {
    this.levels = Integer.numberOfTrailingZeros(leaves);
    this.secret = secret;
    this.openedKey = expand(secret, "opened");
  }

  void released(JsonNode content) {
    walk(content, "");
  }

  private void walk(JsonNode node, String pointer) {
    if (node.isObject()) {
      node.properties()
          .forEach(
              member ->
                  walk(
                      member.getValue(),
                      pointer + "/" + member.getKey().replace("~", "~0").replace("/", "~1")));
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        walk(node.get(i), pointer + "/" + i);
      }
    } else {
      opened(join(new byte[] {1}, framed(pointer), value(node).getBytes(UTF_8)));
    }
  }

  private static String value(JsonNode node) {
    if (node.isNumber()) {
      BigDecimal number = node.decimalValue();
      return "n" + number.unscaledValue() + "e" + -number.scale();
    }
    return node.isNull() ? "z" : (node.isBoolean() ? "b" : "s") + node.asText();
  }

  void notice(String rule, String path) {
    opened(join(new byte[] {2}, framed(path), rule.getBytes(UTF_8)));
  }

  private void opened(byte[] message) {
    leaves.put(next, hmac(slotSecret(openedKey, next), message));
    next++;
  }

  void closed(int slot, JsonNode element) {
    byte[] kind = {(byte) (element.path("kind").asText().equals("announced") ? 3 : 4)};
    byte[] message =
        join(
            kind,
            framed(element.path("path").asText()),
            framed(element.path("rule").asText()),
            element.path("value").asText().getBytes(UTF_8));
    leaves.put(slot, hmac(slotSecret(expand(secret, "closed"), slot), message));
  }

  String root() {
    return text(node(levels, 0));
  }

  String key() {
    return text(openedKey);
  }

  /** The nodes over the largest subtrees that together are all slots behind the opened ones. */
  List<String> rest() {
    List<String> rest = new ArrayList<>();
    int slot = next;
    while (slot < 1 << levels) {
      int level = slot == 0 ? levels : Integer.numberOfTrailingZeros(slot);
      rest.add(text(node(level, slot >> level)));
      slot += 1 << level;
    }
    return rest;
  }

  /** The node over the slots of which the upper bits are {@code index}. */
  private byte[] node(int level, int index) {
    boolean empty = leaves.keySet().stream().noneMatch(slot -> slot >> level == index);
    if (empty) {
      return slotSecret(expand(secret, "dummy " + level), index);
    }
    if (level == 0) {
      return leaves.get(index);
    }
    byte[] lower = node(level - 1, 2 * index);
    byte[] upper = node(level - 1, 2 * index + 1);
    int turned = ByteBuffer.wrap(expand(openedKey, "turned")).getInt() & (1 << levels) - 1;
    return (turned >> level - 1 & 1) == 1 ? parent(upper, lower) : parent(lower, upper);
  }

  /** The root that an opening of rule 6 leads to. */
  static String rootOf(JsonNode opening) {
    byte[] kind = {(byte) (opening.path("kind").asText().equals("announced") ? 3 : 4)};
    byte[] node =
        hmac(
            bytes(opening.path("secret").asText()),
            join(
                kind,
                framed(opening.path("path").asText()),
                framed(opening.path("rule").asText()),
                opening.path("value").asText().getBytes(UTF_8)));
    int place = opening.path("leaf").asInt();
    for (JsonNode neighbour : opening.path("audit")) {
      byte[] other = bytes(neighbour.asText());
      node = place % 2 == 1 ? parent(other, node) : parent(node, other);
      place /= 2;
    }
    return text(node);
  }

  private static byte[] parent(byte[] left, byte[] right) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(join(new byte[] {1}, left, right));
    } catch (GeneralSecurityException impossible) {
      throw new AssertionError(impossible);
    }
  }

  private static byte[] slotSecret(byte[] key, int slot) {
    return hmac(key, join(number(slot), new byte[] {1}));
  }

  private static byte[] expand(byte[] key, String label) {
    return hmac(key, join(("cpx-withheld-1 " + label).getBytes(US_ASCII), new byte[] {1}));
  }

  private static byte[] framed(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    return join(number(bytes.length), bytes);
  }

  private static byte[] number(int number) {
    return ByteBuffer.allocate(4).putInt(number).array();
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  private static byte[] hmac(byte[] key, byte[] message) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(message);
    } catch (GeneralSecurityException impossible) {
      throw new AssertionError(impossible);
    }
  }

  private static byte[] bytes(String text) {
    return Base64.getUrlDecoder().decode(text);
  }

  private static String text(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
