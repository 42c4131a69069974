package org.kinbridge.profile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.ElementDefinition;
import org.hl7.fhir.r4.model.StructureDefinition;

/** A snapshot as a tree: children by name, slices under what they slice. */
final class SnapshotTree {
  /** One element of one definition. */
  static final class Node {
    final String definition;
    final ElementDefinition element;
    final List<Node> children = new ArrayList<>();
    final List<Node> slices = new ArrayList<>();

    Node(String definition, ElementDefinition element) {
      this.definition = definition;
      this.element = element;
    }

    String name() {
      String path = element.getPath();
      return path.substring(path.lastIndexOf('.') + 1);
    }

    boolean closed() {
      return "0".equals(element.getMax());
    }

    boolean repeats() {
      return !"1".equals(element.getBase().getMax());
    }

    /** The profile on its only type. */
    Optional<String> profile() {
      boolean one = element.getType().size() == 1 && element.getTypeFirstRep().hasProfile();
      return one
          ? Optional.of(element.getTypeFirstRep().getProfile().getFirst().getValue())
          : Optional.empty();
    }

    @Override
    public String toString() {
      return definition.substring(definition.lastIndexOf('/') + 1) + "#" + element.getId();
    }
  }

  private final Map<String, Node> roots = new LinkedHashMap<>();
  private final Oracle oracle;

  SnapshotTree(Oracle oracle) {
    this.oracle = oracle;
  }

  Node root(String url) {
    Node known = roots.get(url);
    if (known == null) {
      known = build(oracle.snapshot(url));
      roots.put(url, known);
    }
    return known;
  }

  private static Node build(StructureDefinition definition) {
    Map<String, Node> byId = new LinkedHashMap<>();
    for (ElementDefinition element : definition.getSnapshot().getElement()) {
      Node node = new Node(definition.getUrl(), element);
      String id = element.getId();
      byId.put(id, node);
      int dot = id.lastIndexOf('.');
      int colon = id.lastIndexOf(':');
      if (colon > dot) {
        byId.get(id.substring(0, colon)).slices.add(node);
      } else if (dot > 0) {
        byId.get(id.substring(0, dot)).children.add(node);
      }
    }
    return byId.values().iterator().next();
  }

  /** Where children of this element are defined: here, or in the profile on its type. */
  Node holder(Node node) {
    return node.children.isEmpty() ? node.profile().map(this::root).orElse(node) : node;
  }
}
