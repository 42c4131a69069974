package org.kinbridge.policy.minimise;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Optional;
import org.kinbridge.policy.element.Element;
import org.kinbridge.policy.element.Marks;

/**
 * Copies what was released and nothing else, with the addresses by which this partner knows what is
 * referred to; what becomes empty disappears. What leaves whole is not copied: the record's own
 * nodes refuse every change.
 */
public final class Pruning {
  private final Marks marks;
  private final Addresses addresses;

  Pruning(Marks marks, Addresses addresses) {
    this.marks = marks;
    this.addresses = addresses;
  }

  Marks marks() {
    return marks;
  }

  Optional<JsonNode> copy(Element element) {
    if (element.isScalar()) {
      return marks.isReleased(element) ? Optional.of(scalar(element)) : Optional.empty();
    }
    if (marks.isWhole(element) && !marks.document().refers(element)) {
      return Optional.of(element.node());
    }
    ObjectNode copy = JsonNodeFactory.instance.objectNode();
    for (Element child : element.children()) {
      copy(child).ifPresent(value -> put(copy, child, value));
    }
    return copy.isEmpty() ? Optional.empty() : Optional.of(copy);
  }

  private JsonNode scalar(Element element) {
    return element.isReference()
        ? TextNode.valueOf(addresses.of(element.node().textValue()))
        : element.node();
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
