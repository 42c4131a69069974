package org.kinbridge.profile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Copies a tree onto collections that refuse every change: a checked tree stays the tree that was
 * checked.
 */
final class FrozenTree {
  /** No door lets a deeper document in (StrictJson.Limits). */
  private static final int DEEPEST = 64;

  private FrozenTree() {}

  static JsonNode copyOf(JsonNode tree) {
    return copy(tree, 0);
  }

  private static JsonNode copy(JsonNode node, int depth) {
    if (depth > DEEPEST) {
      throw new IllegalArgumentException(
          "a document is nested at most " + DEEPEST + " levels deep");
    }
    if (node instanceof ObjectNode object) {
      return object(object, depth);
    }
    if (node instanceof ArrayNode array) {
      return array(array, depth);
    }
    return node;
  }

  private static ObjectNode object(ObjectNode object, int depth) {
    return new ObjectNode(
        JsonNodeFactory.instance,
        object.size() <= FewMembers.FEW ? few(object, depth) : many(object, depth));
  }

  private static Map<String, JsonNode> few(ObjectNode object, int depth) {
    FewMembers few = new FewMembers(object.size());
    for (Map.Entry<String, JsonNode> member : object.properties()) {
      few.append(member.getKey(), copy(member.getValue(), depth + 1));
    }
    return few;
  }

  private static Map<String, JsonNode> many(ObjectNode object, int depth) {
    Map<String, JsonNode> members = LinkedHashMap.newLinkedHashMap(object.size());
    for (Map.Entry<String, JsonNode> member : object.properties()) {
      members.put(member.getKey(), copy(member.getValue(), depth + 1));
    }
    return Collections.unmodifiableMap(members);
  }

  private static ArrayNode array(ArrayNode array, int depth) {
    List<JsonNode> elements = new ArrayList<>(array.size());
    for (JsonNode element : array) {
      elements.add(copy(element, depth + 1));
    }
    return new ArrayNode(JsonNodeFactory.instance, Collections.unmodifiableList(elements));
  }
}
