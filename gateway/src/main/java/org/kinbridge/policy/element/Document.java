package org.kinbridge.policy.element;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kinbridge.disclosure.Owned;
import org.kinbridge.profile.frozen.FrozenArray;
import org.kinbridge.profile.frozen.FrozenObject;
import org.kinbridge.profile.frozen.FrozenTree;

/** The whole document: elements in document order, resources, and who points to whom. */
public final class Document {
  private static final int NONE = -1; // of the bits that are looked through
  private static final String INLINE_LABEL = "/extension-inline-sec-label";

  /** A security label that an element carries itself, in an extension. */
  public record Label(Element on, String code) {
    public Label {
      requireNonNull(on, "on is null");
      requireNonNull(code, "code is null");
    }
  }

  private final Element root;
  private final List<Element> elements;
  private final List<Resource> resources;
  private final List<Label> labels;
  private final Set<String> unplaced;
  private final BitSet references = new BitSet();
  private final Map<String, Resource> byUrl;
  private final Map<String, List<Resource>> byProfile;

  private Document(Element root, List<Element> elements, List<Resource> resources) {
    this.root = root;
    this.elements = List.copyOf(elements);
    this.resources = List.copyOf(resources);
    this.labels = labels(elements);
    this.unplaced = unplaced(root, resources, labels);
    for (Element element : elements) {
      if (element.isReference()) {
        references.set(element.ordinal());
      }
    }
    this.byUrl = new HashMap<>();
    this.byProfile = new HashMap<>();
    for (Resource resource : resources) {
      byUrl.put(resource.fullUrl(), resource);
      byProfile.computeIfAbsent(resource.profile(), profile -> new ArrayList<>()).add(resource);
    }
  }

  /**
   * @param tree the tree of a shared record
   */
  public static Document of(JsonNode tree) {
    requireNonNull(tree, "tree is null");
    List<Element> elements = new ArrayList<>(1024);
    Element root =
        new Growing(elements).build(Optional.empty(), "Bundle", -1, FrozenTree.copyOf(tree));
    List<Resource> resources = new ArrayList<>();
    for (Element entry : root.children("entry")) {
      for (Element resource : entry.children("resource")) {
        resources.add(Resource.of(entry, resource));
      }
    }
    return new Document(root, elements, resources);
  }

  /** Makes elements in document order. */
  @Owned(by = "one document that is built", lock = "none: never leaves it")
  private static final class Growing {
    private final List<Element> elements;

    Growing(List<Element> elements) {
      this.elements = elements;
    }

    Element build(Optional<Element> parent, String name, int index, JsonNode node) {
      Element element = new Element(elements.size(), parent, name, index, node);
      elements.add(element);
      if (node instanceof FrozenObject object) {
        element.complete(List.of(below(element, object)), elements.size() - 1);
      }
      return element;
    }

    private Element[] below(Element element, FrozenObject object) {
      Element[] below = new Element[children(object)];
      Optional<Element> self = Optional.of(element);
      int next = 0;
      for (int member = 0; member < object.size(); member++) {
        String name = object.name(member);
        if (object.value(member) instanceof FrozenArray array) {
          for (int i = 0; i < array.size(); i++) {
            below[next++] = build(self, name, i, array.get(i));
          }
        } else {
          below[next++] = build(self, name, -1, object.value(member));
        }
      }
      return below;
    }

    private static int children(FrozenObject object) {
      int children = 0;
      for (int member = 0; member < object.size(); member++) {
        children += object.value(member) instanceof FrozenArray array ? array.size() : 1;
      }
      return children;
    }
  }

  private static List<Label> labels(List<Element> elements) {
    List<Label> labels = new ArrayList<>();
    for (Element element : elements) {
      if (element.name().equals("extension") && isLabel(element)) {
        String code = element.node().path("valueCoding").path("code").asText("");
        element.parent().ifPresent(labelled -> labels.add(new Label(labelled, code)));
      }
    }
    return List.copyOf(labels);
  }

  private static Set<String> unplaced(Element root, List<Resource> resources, List<Label> labels) {
    Set<String> whole = Resource.labels(root.node());
    for (Resource resource : resources) {
      whole.removeAll(resource.labels());
    }
    for (Label label : labels) {
      whole.remove(label.code());
    }
    return Set.copyOf(whole);
  }

  private static boolean isLabel(Element extension) {
    String url = extension.node().path("url").asText("");
    return url.equals("label") || url.endsWith(INLINE_LABEL);
  }

  public Element root() {
    return root;
  }

  /** In document order; an element's ordinal is its place here. */
  public List<Element> elements() {
    return elements;
  }

  public List<Resource> resources() {
    return resources;
  }

  /** Every label that an element carries itself; those of whole resources are theirs. */
  public List<Label> labels() {
    return labels;
  }

  /**
   * Labels of the document as a whole that nothing in it bears. One that something bears as well is
   * the high-water mark of what is inside (FHIR), and says nothing more; of one that nothing bears
   * nobody knows what it means.
   */
  public Set<String> unplaced() {
    return unplaced;
  }

  public List<Resource> resources(String profile) {
    return Collections.unmodifiableList(byProfile.getOrDefault(profile, List.of()));
  }

  /** Every reference at that element or below it. */
  public List<Element> references(Element above) {
    List<Element> found = new ArrayList<>();
    int at = references.nextSetBit(above.ordinal());
    while (at != NONE && at <= above.lastOrdinal()) {
      found.add(elements.get(at));
      at = references.nextSetBit(at + 1);
    }
    return found;
  }

  /** That it, or something below it, refers to another resource. */
  public boolean refers(Element element) {
    int first = references.nextSetBit(element.ordinal());
    return first != NONE && first <= element.lastOrdinal();
  }

  public Optional<Resource> at(String fullUrl) {
    return Optional.ofNullable(byUrl.get(fullUrl));
  }

  /** The Composition: the profile makes it the first entry. */
  public Resource summary() {
    return resources.getFirst();
  }

  /**
   * The child the document is about. @throws IllegalArgumentException when the record was never
   * checked
   */
  public Resource child() {
    return at(summary().reference("subject"))
        .orElseThrow(() -> new IllegalArgumentException("the summary has no subject"));
  }
}
