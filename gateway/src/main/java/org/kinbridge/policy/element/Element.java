package org.kinbridge.policy.element;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kinbridge.disclosure.Owned;

/**
 * One node of the document: object, array element or scalar. Arrays themselves are no elements,
 * their members are.
 */
@Owned(by = "Document.of, which builds it", lock = "none: unchanged once the document is built")
public final class Element {
  private final int ordinal;
  private final Optional<Element> parent;
  private final String name;
  private final int index;
  private final JsonNode node;
  private final String path;
  private final List<Element> children = new ArrayList<>();

  Element(int ordinal, Optional<Element> parent, String name, int index, JsonNode node) {
    this.ordinal = ordinal;
    this.parent = parent;
    this.name = name;
    this.index = index;
    this.node = node;
    this.path = path(parent, name, index);
  }

  private static String path(Optional<Element> parent, String name, int index) {
    if (parent.isEmpty()) {
      return name;
    }
    String above = parent.get().path;
    return index < 0 ? above + "." + name : above + "." + name + "[" + index + "]";
  }

  void add(Element child) {
    children.add(child);
  }

  /** Its place in document order, from 0. */
  public int ordinal() {
    return ordinal;
  }

  public Optional<Element> parent() {
    return parent;
  }

  /** The member's name, without index. */
  public String name() {
    return name;
  }

  /** Its place in the array, or -1 where there is none. */
  public int index() {
    return index;
  }

  public JsonNode node() {
    return node;
  }

  public List<Element> children() {
    return java.util.Collections.unmodifiableList(children);
  }

  public boolean isScalar() {
    return !node.isContainerNode();
  }

  /** Every child of that name. */
  public List<Element> children(String childName) {
    List<Element> named = new ArrayList<>();
    for (Element child : children) {
      if (child.name.equals(childName)) {
        named.add(child);
      }
    }
    return named;
  }

  /** The last ordinal of the subtree that starts here: ordinals are dense in document order. */
  public int lastOrdinal() {
    Element last = this;
    while (!last.children.isEmpty()) {
      last = last.children.getLast();
    }
    return last.ordinal;
  }

  /** {@code Bundle.entry[1].resource.name[0].text} */
  public String path() {
    return path;
  }

  /**
   * What tells it from its neighbours: the last segment of its url or system, or the code it
   * carries.
   */
  public boolean answersTo(String which) {
    return tail(node.path("url")).equals(which)
        || tail(node.path("system")).equals(which)
        || codes(node.path("code")).contains(which);
  }

  private static String tail(JsonNode uri) {
    String text = uri.asText("");
    return text.substring(text.lastIndexOf('/') + 1);
  }

  /** The codes of one CodeableConcept. */
  public static List<String> codes(JsonNode concept) {
    List<String> codes = new ArrayList<>();
    for (JsonNode coding : concept.path("coding")) {
      codes.add(coding.path("code").asText(""));
    }
    return codes;
  }
}
