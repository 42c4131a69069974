package org.kinbridge.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.kinbridge.disclosure.Fault;
import org.kinbridge.disclosure.Reason;

/**
 * Half a surrogate pair, written as an escape, is no character: it has no UTF-8, so what is read
 * could be neither signed nor stored as it was sent, and two readers replace it differently.
 */
final class LoneSurrogates {
  private LoneSurrogates() {}

  /**
   * @throws JsonRefused with the pointer of the text; of the object, where a member's name is
   *     broken
   */
  static void refuse(JsonNode value) throws JsonRefused {
    refuse(value, "");
  }

  private static void refuse(JsonNode value, String pointer) throws JsonRefused {
    if (value.isTextual()) {
      whole(value.textValue(), pointer);
    } else if (value.isArray()) {
      for (int i = 0; i < value.size(); i++) {
        refuse(value.get(i), pointer + "/" + i);
      }
    } else if (value.isObject()) {
      for (Map.Entry<String, JsonNode> member : value.properties()) {
        whole(member.getKey(), pointer);
        refuse(member.getValue(), pointer + "/" + escaped(member.getKey()));
      }
    }
  }

  private static void whole(String text, String pointer) throws JsonRefused {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        boolean pair =
            i + 1 < text.length() && Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1));
        if (!pair) {
          throw new JsonRefused(
              new Fault(Reason.MALFORMED_JSON, pointer, "an escape stands for half a character"));
        }
        i++;
      }
    }
  }

  private static String escaped(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }
}
