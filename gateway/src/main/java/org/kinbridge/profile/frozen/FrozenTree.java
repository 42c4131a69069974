package org.kinbridge.profile.frozen;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.kinbridge.json.JsonRefused;
import org.kinbridge.json.StrictJson;
import org.kinbridge.json.StrictJson.Limits;

/**
 * Copies a tree onto nodes that refuse every change: a checked tree stays the tree that was
 * checked. What is frozen already is its own copy.
 */
public final class FrozenTree {
  /** No door lets a deeper document in (StrictJson.Limits). */
  private static final int DEEPEST = 64;

  private FrozenTree() {}

  /**
   * @throws IllegalArgumentException when the tree is nested deeper than any door accepts
   */
  public static JsonNode copyOf(JsonNode tree) {
    return copy(tree, 0);
  }

  /** The same tree, it and every part of it to stand in many documents as it is. */
  public static FrozenObject forMany(FrozenObject tree) {
    FrozenObject.Builder object = new FrozenObject.Builder(tree.size());
    for (int i = 0; i < tree.size(); i++) {
      object.set(tree.name(i), partForMany(tree.value(i)));
    }
    return object.doneForMany();
  }

  private static JsonNode partForMany(JsonNode part) {
    return switch (part) {
      case FrozenObject object -> forMany(object);
      case FrozenArray array ->
          FrozenArray.forMany(array.valueStream().map(FrozenTree::partForMany).toList());
      default -> part;
    };
  }

  /**
   * The value of these bytes, read as strictly as any.
   *
   * @throws JsonRefused with the place of the first thing wrong
   */
  public static JsonNode read(byte[] bytes, Limits limits) throws JsonRefused {
    return copyOf(StrictJson.parse(bytes, limits, FrozenReader::read));
  }

  /** Of a frozen tree, how many objects and arrays stand within one another. */
  static int depth(JsonNode frozen) {
    return switch (frozen) {
      case FrozenObject object -> object.depth();
      case FrozenArray array -> array.depth();
      default -> 0;
    };
  }

  private static JsonNode copy(JsonNode node, int above) {
    if (above + depth(node) > DEEPEST) {
      throw new IllegalArgumentException(
          "a document is nested at most " + DEEPEST + " levels deep");
    }
    return switch (node) {
      case FrozenObject frozen -> frozen;
      case FrozenArray frozen -> frozen;
      case ObjectNode object -> object(object, above + 1);
      case ArrayNode array -> array(array, above + 1);
      default -> node;
    };
  }

  private static FrozenObject object(ObjectNode object, int depth) {
    FrozenObject.Builder copy = new FrozenObject.Builder(object.size());
    for (Map.Entry<String, JsonNode> member : object.properties()) {
      copy.set(member.getKey(), copy(member.getValue(), depth));
    }
    return copy.done();
  }

  private static FrozenArray array(ArrayNode array, int depth) {
    List<JsonNode> elements = new ArrayList<>(array.size());
    for (JsonNode element : array) {
      elements.add(copy(element, depth));
    }
    return FrozenArray.of(elements);
  }
}
