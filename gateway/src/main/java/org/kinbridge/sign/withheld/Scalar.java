package org.kinbridge.sign.withheld;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One value of a content and where it stands.
 *
 * @param pointer RFC 6901
 * @param value its kind and its text: docs/wire-format.md, section 8
 */
record Scalar(byte[] pointer, byte[] value) {

  /** Every scalar, in the order in which they stand in the content. */
  static List<Scalar> of(JsonNode content) {
    List<Scalar> found = new ArrayList<>(512);
    walk(content, new StringBuilder(128), found);
    return found;
  }

  private static void walk(JsonNode node, StringBuilder pointer, List<Scalar> found) {
    int length = pointer.length();
    if (node.isObject()) {
      for (Map.Entry<String, JsonNode> member : node.properties()) {
        pointer.append('/').append(escaped(member.getKey()));
        walk(member.getValue(), pointer, found);
        pointer.setLength(length);
      }
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        pointer.append('/').append(i);
        walk(node.get(i), pointer, found);
        pointer.setLength(length);
      }
    } else {
      found.add(new Scalar(utf8(pointer.toString()), utf8(value(node))));
    }
  }

  private static String escaped(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }

  /**
   * A number by its digits and the power of ten of the last one: 1.10 stays apart from 1.1, and a
   * short text that stands for a billion digits stays short.
   */
  private static String value(JsonNode node) {
    return switch (node.getNodeType()) {
      case STRING -> "s" + node.textValue();
      case NUMBER -> {
        BigDecimal number = node.decimalValue();
        yield "n" + number.unscaledValue() + "e" + -(long) number.scale();
      }
      case BOOLEAN -> "b" + node.booleanValue();
      case NULL -> "z";
      case ARRAY, OBJECT, BINARY, MISSING, POJO ->
          throw new IllegalArgumentException("not a scalar that was parsed");
    };
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
