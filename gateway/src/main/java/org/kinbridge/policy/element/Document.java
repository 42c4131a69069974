package org.kinbridge.policy.element;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The whole document: elements in document order, resources, and who points to whom. */
public final class Document {
  private final Element root;
  private final List<Element> elements;
  private final List<Resource> resources;
  private final Map<String, Resource> byUrl;
  private final Map<String, List<Resource>> byProfile;

  private Document(Element root, List<Element> elements, List<Resource> resources) {
    this.root = root;
    this.elements = List.copyOf(elements);
    this.resources = List.copyOf(resources);
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
    Element root = build(Optional.empty(), "Bundle", -1, tree, elements);
    List<Resource> resources = new ArrayList<>();
    for (Element entry : root.children("entry")) {
      for (Element resource : entry.children("resource")) {
        resources.add(Resource.of(entry, resource));
      }
    }
    return new Document(root, elements, resources);
  }

  private static Element build(
      Optional<Element> parent, String name, int index, JsonNode node, List<Element> elements) {
    Element element = new Element(elements.size(), parent, name, index, node);
    elements.add(element);
    Optional<Element> self = Optional.of(element);
    for (Map.Entry<String, JsonNode> member : node.properties()) {
      JsonNode value = member.getValue();
      if (!value.isArray()) {
        element.add(build(self, member.getKey(), -1, value, elements));
        continue;
      }
      for (int i = 0; i < value.size(); i++) {
        element.add(build(self, member.getKey(), i, value.get(i), elements));
      }
    }
    return element;
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

  public List<Resource> resources(String profile) {
    return Collections.unmodifiableList(byProfile.getOrDefault(profile, List.of()));
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
