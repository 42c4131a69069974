package org.kinbridge.policy.minimise;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.Set;
import org.kinbridge.policy.element.Element;
import org.kinbridge.policy.element.Marks;

/** Copies what was released and nothing else; what becomes empty disappears. */
final class Pruning {
  private final Marks marks;
  private final Set<String> targets;

  /**
   * @param targets the addresses that a reference may still lead to
   */
  Pruning(Marks marks, Set<String> targets) {
    this.marks = marks;
    this.targets = targets;
  }

  Optional<JsonNode> copy(Element element) {
    if (element.isScalar()) {
      return marks.isReleased(element) && leads(element)
          ? Optional.of(element.node())
          : Optional.empty();
    }
    ObjectNode copy = JsonNodeFactory.instance.objectNode();
    for (Element child : element.children()) {
      copy(child).ifPresent(value -> put(copy, child, value));
    }
    return copy.isEmpty() ? Optional.empty() : Optional.of(copy);
  }

  private boolean leads(Element element) {
    return !element.name().equals("reference") || targets.contains(element.node().asText());
  }

  private static void put(ObjectNode copy, Element child, JsonNode value) {
    if (child.index() < 0) {
      copy.set(child.name(), value);
    } else if (copy.path(child.name()) instanceof ArrayNode array) {
      array.add(value);
    } else {
      copy.putArray(child.name()).add(value);
    }
  }
}
