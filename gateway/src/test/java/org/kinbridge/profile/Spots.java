package org.kinbridge.profile;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ElementDefinition.TypeRefComponent;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.kinbridge.profile.SnapshotTree.Node;

/**
 * Finds where in the examples each element of each definition stands, so that a mutant can be made
 * there.
 */
final class Spots {
  /**
   * One place.
   *
   * @param path property names and indices from the root of the example
   */
  record Spot(String example, List<Object> path) {
    Spot then(Object step) {
      List<Object> longer = new ArrayList<>(path);
      longer.add(step);
      return new Spot(example, List.copyOf(longer));
    }
  }

  private record At(Node node, Spot spot) {}

  private final SnapshotTree trees;
  private final Map<String, List<At>> byExample = new HashMap<>();
  private final Map<String, List<Spot>> byElement = new HashMap<>();
  private final Map<String, Integer> sizes = new HashMap<>();

  Spots(SnapshotTree trees) {
    this.trees = trees;
  }

  /** Smallest example first: the oracle's time goes with the size of what it reads. */
  List<Spot> of(Node node) {
    List<Spot> all = new ArrayList<>(byElement.getOrDefault(node.toString(), List.of()));
    all.sort(Comparator.comparingInt(spot -> sizes.getOrDefault(spot.example(), 0)));
    return all;
  }

  /** Where a data type of this profile stands. */
  List<Spot> of(String profile) {
    return of(trees.root(profile));
  }

  /** Every place of one example, with each element that describes it. */
  void each(String example, BiConsumer<Node, Spot> visitor) {
    byExample.getOrDefault(example, List.of()).forEach(at -> visitor.accept(at.node(), at.spot()));
  }

  void resource(String example, JsonNode resource) {
    sizes.put(example, resource.toString().length());
    Node root = trees.root(resource.path("meta").path("profile").path(0).asText());
    Spot spot = new Spot(example, List.of());
    note(root, spot);
    object(resource, root, spot);
  }

  private void note(Node node, Spot spot) {
    byElement.computeIfAbsent(node.toString(), n -> new ArrayList<>()).add(spot);
    byExample.computeIfAbsent(spot.example(), e -> new ArrayList<>()).add(new At(node, spot));
  }

  private void object(JsonNode object, Node node, Spot spot) {
    Node holder = trees.holder(node);
    if (holder != node) {
      note(holder, spot);
    }
    if (holder == node && node.element.getPath().contains(".")) {
      node.profile().map(trees::root).ifPresent(root -> profiled(object, root, spot));
    }
    children(object, holder, spot);
  }

  /** A drilled element obeys the profile on its type too. */
  private void profiled(JsonNode object, Node root, Spot spot) {
    note(root, spot);
    children(object, root, spot);
  }

  private void children(JsonNode object, Node holder, Spot spot) {
    for (Node child : holder.children) {
      for (String property : properties(child)) {
        values(object.path(property), child, spot.then(property));
        values(object.path("_" + property), child, spot.then("_" + property));
      }
    }
  }

  private void values(JsonNode value, Node node, Spot spot) {
    if (value.isArray()) {
      for (int i = 0; i < value.size(); i++) {
        one(value.get(i), node, spot.then(i));
      }
    } else if (!value.isMissingNode()) {
      one(value, node, spot);
    }
  }

  private void one(JsonNode value, Node node, Spot spot) {
    note(node, spot);
    Node actual = node;
    for (Node slice : node.slices) {
      if (matches(value, node, slice)) {
        actual = slice;
        note(slice, spot);
      }
    }
    if (value.isObject() && !value.has("resourceType")) {
      object(value, actual, spot);
    }
  }

  private boolean matches(JsonNode value, Node sliced, Node slice) {
    String by = sliced.element.getSlicing().getDiscriminatorFirstRep().getPath();
    Node key =
        trees.holder(slice).children.stream()
            .filter(c -> c.name().equals(by))
            .findFirst()
            .orElseThrow();
    if (key.element.getFixed() instanceof PrimitiveType<?> fixed) {
      return value.path(by).asText().equals(fixed.getValueAsString());
    }
    JsonNode shown = value.path(by);
    return switch (key.element.getPattern()) {
      case CodeableConcept concept ->
          shown.at("/coding/0/code").asText().equals(concept.getCodingFirstRep().getCode());
      case Coding coding -> shown.path("code").asText().equals(coding.getCode());
      default -> throw new IllegalStateException("no pattern tells the slice " + slice);
    };
  }

  /** The JSON properties under which an element may stand. */
  static List<String> properties(Node node) {
    String name = node.name();
    if (!name.endsWith("[x]")) {
      return List.of(name);
    }
    return node.element.getType().stream().map(type -> property(name, type)).toList();
  }

  static String property(String name, TypeRefComponent type) {
    String code = type.getWorkingCode();
    return name.replace("[x]", "") + Character.toUpperCase(code.charAt(0)) + code.substring(1);
  }

  static Optional<JsonNode> at(JsonNode root, List<Object> path) {
    JsonNode node = root;
    for (Object step : path) {
      node = step instanceof Integer index ? node.path(index) : node.path((String) step);
    }
    return node.isMissingNode() ? Optional.empty() : Optional.of(node);
  }

  /** As our check spells a place. */
  static String location(JsonNode root, List<Object> path) {
    StringBuilder location = new StringBuilder(root.path("resourceType").asText());
    for (Object step : path) {
      if (step instanceof Integer index) {
        location.append('[').append(index).append(']');
      } else {
        String name = (String) step;
        location.append('.').append(name.startsWith("_") ? name.substring(1) : name);
      }
    }
    return location.toString();
  }
}
