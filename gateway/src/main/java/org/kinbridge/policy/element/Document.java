package org.kinbridge.policy.element;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kinbridge.disclosure.Owned;
import org.kinbridge.profile.frozen.FrozenArray;
import org.kinbridge.profile.frozen.FrozenObject;
import org.kinbridge.profile.frozen.FrozenTree;

/** The whole document: elements in document order, resources, and who points to whom. */
public final class Document {
  private static final int NONE = -1; // no index, and no bit of those that are looked through

  private final Element root;
  private final List<Element> elements;
  private final BitSet references;
  private final List<Resource> resources = new ArrayList<>();
  private final Map<String, Resource> byUrl = new HashMap<>();
  private final Map<String, List<Resource>> byProfile = new HashMap<>();
  private final Map<String, List<Element>> byLabel;
  private final Optional<Resource> child;

  private Document(Growing grown) {
    this.elements = new Elements(grown.elements, 0, grown.size);
    this.references = grown.references;
    this.byLabel = grown.labelled;
    this.root = elements.getFirst();
    for (Element entry : root.children("entry")) {
      for (Element resource : entry.children("resource")) {
        add(Resource.of(entry, resource));
      }
    }
    byProfile.replaceAll((profile, all) -> Collections.unmodifiableList(all));
    for (String label : labels(root)) {
      byLabel.putIfAbsent(label, List.of(root));
    }
    this.child =
        resources.isEmpty() ? Optional.empty() : at(resources.getFirst().reference("subject"));
  }

  private void add(Resource resource) {
    resources.add(resource);
    byUrl.put(resource.fullUrl(), resource);
    byProfile.computeIfAbsent(resource.profile(), profile -> new ArrayList<>()).add(resource);
    for (String label : labels(resource.root())) {
      byLabel.computeIfAbsent(label, code -> new ArrayList<>()).add(resource.root());
    }
  }

  /** The codes of the labels of a whole resource or document, confidentiality included. */
  private static List<String> labels(Element whole) {
    List<String> labels = new ArrayList<>();
    for (JsonNode label : whole.node().path("meta").path("security")) {
      labels.add(label.path("code").asText(""));
    }
    return labels;
  }

  /**
   * @param tree the tree of a shared record
   */
  public static Document of(JsonNode tree) {
    Growing growing = new Growing();
    growing.build(null, "Bundle", NONE, FrozenTree.copyOf(requireNonNull(tree, "tree is null")));
    return new Document(growing);
  }

  /** Makes elements in document order, and notes which of them refer to others or bear a label. */
  @Owned(by = "one document that is built", lock = "none: what it made is given to it")
  private static final class Growing {
    private Element[] elements = new Element[1024];
    private int size;
    private final BitSet references = new BitSet(1024);
    private final Map<String, List<Element>> labelled = new HashMap<>();

    Element build(@Nullable Element parent, String name, int index, JsonNode node) {
      Element element = new Element(size, parent, name, index, node);
      add(element);
      if (node instanceof FrozenObject object) {
        if (parent != null && element.isLabel()) {
          label(parent, object.path("valueCoding").path("code").asText(""));
        }
        element.complete(below(element, object), size - 1);
      } else if (element.isReference()) {
        references.set(element.ordinal());
      }
      return element;
    }

    private void add(Element element) {
      if (size == elements.length) {
        elements = Arrays.copyOf(elements, 2 * size);
      }
      elements[size++] = element;
    }

    private void label(Element on, String code) {
      labelled.computeIfAbsent(code, label -> new ArrayList<>()).add(on);
    }

    private Element[] below(Element element, FrozenObject object) {
      Element[] below = new Element[children(object)];
      int next = 0;
      for (int member = 0; member < object.size(); member++) {
        String name = object.name(member);
        JsonNode value = object.value(member);
        if (value instanceof FrozenArray array) {
          for (int i = 0; i < array.size(); i++) {
            below[next++] = build(element, name, i, array.value(i));
          }
        } else {
          below[next++] = build(element, name, NONE, value);
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

  public Element root() {
    return root;
  }

  /** In document order; an element's ordinal is its place here. */
  public List<Element> elements() {
    return elements;
  }

  public List<Resource> resources() {
    return Collections.unmodifiableList(resources);
  }

  /**
   * Everything that bears that label: an element in an extension of its own, a resource as a whole;
   * and the document where it bears one as a whole that nothing in it bears. One that something
   * bears as well is the high-water mark of what is inside (FHIR), and says nothing more; of one
   * that nothing bears nobody knows what it means.
   */
  public List<Element> bearing(String label) {
    return Collections.unmodifiableList(byLabel.getOrDefault(label, List.of()));
  }

  public List<Resource> resources(String profile) {
    return byProfile.getOrDefault(profile, List.of());
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
    return child.orElseThrow(() -> new IllegalArgumentException("the summary has no subject"));
  }
}
