package org.kinbridge.policy.minimise;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import org.kinbridge.policy.element.Element;
import org.kinbridge.policy.element.Marks;

/**
 * Copies what was released and nothing else, with the addresses by which this partner knows what is
 * referred to; what becomes empty disappears. What leaves whole is not copied: the record's own
 * nodes refuse every change.
 */
final class Pruning {
  private final Marks marks;
  private final Addresses addresses;

  Pruning(Marks marks, Addresses addresses) {
    this.marks = marks;
    this.addresses = addresses;
  }

  Marks marks() {
    return marks;
  }

  /** Where what leaves is put. */
  interface Into {
    void put(Element element, JsonNode value);
  }

  /** Puts what leaves of the element where it stood; nothing where nothing of it leaves. */
  void copy(Element element, Into into) {
    if (element.isScalar()) {
      if (marks.isReleased(element)) {
        into.put(element, scalar(element));
      }
    } else if (marks.isWhole(element) && !marks.document().refers(element)) {
      into.put(element, element.node());
    } else {
      Part part = new Part(element);
      for (Element child : element.children()) {
        copy(child, part);
      }
      if (!part.isEmpty()) {
        into.put(element, part.done());
      }
    }
  }

  private JsonNode scalar(Element element) {
    return element.isReference()
        ? TextNode.valueOf(addresses.of(element.node().textValue()))
        : element.node();
  }
}
