package org.kinbridge.policy.minimise;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.kinbridge.policy.element.Element;
import org.kinbridge.policy.element.Marks;

/** Copies what was released and nothing else; what becomes empty disappears. */
public final class Pruning {
  private final Marks marks;

  Pruning(Marks marks) {
    this.marks = marks;
  }

  Optional<JsonNode> copy(Element element) {
    if (element.isScalar()) {
      return marks.isReleased(element) ? Optional.of(element.node()) : Optional.empty();
    }
    ObjectNode copy = JsonNodeFactory.instance.objectNode();
    for (Element child : element.children()) {
      copy(child).ifPresent(value -> put(copy, child, value));
    }
    return copy.isEmpty() ? Optional.empty() : Optional.of(copy);
  }

  /** Where it stood in the original. */
  public static void put(ObjectNode copy, Element child, JsonNode value) {
    if (child.index() < 0) {
      copy.set(child.name(), value);
    } else if (copy.path(child.name()) instanceof ArrayNode array) {
      array.add(value);
    } else {
      copy.putArray(child.name()).add(value);
    }
  }
}
