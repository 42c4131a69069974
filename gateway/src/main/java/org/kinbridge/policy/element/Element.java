package org.kinbridge.policy.element;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kinbridge.disclosure.Owned;

/**
 * One node of the document: object, array element or scalar. Arrays themselves are no elements,
 * their members are.
 */
@Owned(by = "Document.of, which builds it", lock = "none: unchanged once the document is built")
public final class Element {
  private static final Element[] NONE = {};
  private static final String INLINE_LABEL = "/extension-inline-sec-label";

  private final int ordinal;
  private final @Nullable Element parent;
  private final String name;
  private final int index;
  private final JsonNode node;
  private Element[] children = NONE;
  private int lastOrdinal;

  Element(int ordinal, @Nullable Element parent, String name, int index, JsonNode node) {
    this.ordinal = ordinal;
    this.lastOrdinal = ordinal;
    this.parent = parent;
    this.name = name;
    this.index = index;
    this.node = node;
  }

  /**
   * @param below given away
   * @param last the ordinal of the last element below
   */
  void complete(Element[] below, int last) {
    children = below;
    lastOrdinal = last;
  }

  /** Its place in document order, from 0. */
  public int ordinal() {
    return ordinal;
  }

  public Optional<Element> parent() {
    return Optional.ofNullable(parent);
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
    return new Elements(children, 0, children.length);
  }

  public boolean isScalar() {
    return !(node instanceof ContainerNode);
  }

  /** The address of another resource, as written. */
  public boolean isReference() {
    return name.equals("reference") && node.isTextual();
  }

  /** The extension by which an element bears a security label itself. */
  boolean isLabel() {
    if (!name.equals("extension")) {
      return false;
    }
    String url = node.path("url").asText("");
    return url.equals("label") || url.endsWith(INLINE_LABEL);
  }

  /** Every child of that name: they stand side by side. */
  public List<Element> children(String childName) {
    int from = 0;
    while (from < children.length && !children[from].name.equals(childName)) {
      from++;
    }
    int to = from;
    while (to < children.length && children[to].name.equals(childName)) {
      to++;
    }
    return new Elements(children, from, to);
  }

  /** The last ordinal of the subtree that starts here: ordinals are dense in document order. */
  public int lastOrdinal() {
    return lastOrdinal;
  }

  /** {@code Bundle.entry[1].resource.name[0].text}: spelled out when somebody asks. */
  public String path() {
    return parent == null ? indexed() : parent.path() + "." + indexed();
  }

  /** {@code .name[0].text}: where it stands below one above it. */
  public String pathBelow(Element above) {
    return equals(above) ? "" : parent().orElseThrow().pathBelow(above) + "." + indexed();
  }

  /** {@code .name.text}: the same, whichever of several it is. */
  public String kindBelow(Element above) {
    return equals(above) ? "" : parent().orElseThrow().kindBelow(above) + "." + name;
  }

  private String indexed() {
    return index < 0 ? name : name + "[" + index + "]";
  }

  /**
   * What tells it from its neighbours: the last segment of its url or system, or the code it
   * carries.
   */
  public boolean answersTo(String which) {
    return endsIn(which, node.path("url"))
        || endsIn(which, node.path("system"))
        || isCoded(node.path("code"), which);
  }

  private static boolean endsIn(String segment, JsonNode uri) {
    String text = uri.asText("");
    int start = text.lastIndexOf('/') + 1;
    return text.length() - start == segment.length() && text.endsWith(segment);
  }

  /** That a CodeableConcept has that code, in whatever system. */
  public static boolean isCoded(JsonNode concept, String code) {
    for (JsonNode coding : concept.path("coding")) {
      if (coding.path("code").asText("").equals(code)) {
        return true;
      }
    }
    return false;
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
