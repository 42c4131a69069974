package org.kinbridge.profile.frozen;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;

/** A list of a tree that refuses every change, as a {@link FrozenObject} does. */
public final class FrozenArray extends ArrayNode {
  private static final long serialVersionUID = 1L;
  private final int depth;

  private FrozenArray(List<JsonNode> elements, int depth) {
    super(JsonNodeFactory.instance, elements);
    this.depth = depth;
  }

  /** Elements that are not frozen yet are copied. */
  public static FrozenArray of(List<JsonNode> elements) {
    JsonNode[] frozen = new JsonNode[elements.size()];
    int deepest = 0;
    for (int i = 0; i < frozen.length; i++) {
      frozen[i] = FrozenTree.copyOf(elements.get(i));
      deepest = Math.max(deepest, FrozenTree.depth(frozen[i]));
    }
    return new FrozenArray(List.of(frozen), deepest + 1);
  }

  /** How many objects and arrays stand within one another here, this one included. */
  int depth() {
    return depth;
  }
}
