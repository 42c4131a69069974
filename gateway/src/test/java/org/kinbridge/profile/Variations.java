package org.kinbridge.profile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.hl7.fhir.r4.model.ElementDefinition.TypeRefComponent;
import org.hl7.fhir.r4.model.Enumerations.BindingStrength;
import org.kinbridge.profile.SnapshotTree.Node;
import org.kinbridge.profile.Spots.Spot;

/**
 * Right documents out of right ones, one step away from each example: an optional element less, an
 * item more, another code, another type of a choice, an element that another example shows. A step
 * may break an invariant: then both must say so.
 */
final class Variations {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int DONORS = 2;
  private static final int REPEATED = 2;

  /** As the oracle expands them, not as the check has them. */
  private static final JsonNode VALUE_SETS =
      ExamplesTest.parse(new SnapshotCompiler(Oracle.get()).compile().get("value-sets.json"));

  private static final List<String> TAGS = List.of("en", "uk", "pt-BR", "zh-Hant");

  /**
   * One step away from an example.
   *
   * @param what what was changed and where, the same in every run
   */
  record Variation(String example, String what, Supplier<JsonNode> make) {
    JsonNode tree() {
      return make.get();
    }
  }

  private final Examples examples;
  private final String example;
  private final JsonNode tree;
  private final Map<String, Variation> found = new LinkedHashMap<>();

  private Variations(Examples examples, String example) {
    this.examples = examples;
    this.example = example;
    tree = examples.tree(example);
  }

  static List<Variation> of(Examples examples, String example) {
    Variations all = new Variations(examples, example);
    examples.spots().each(example, all::at);
    return List.copyOf(all.found.values());
  }

  private void at(Node node, Spot spot) {
    boolean itself = node.element.getPath().contains(".");
    if (itself) {
      removed(node, spot);
      repeated(node, spot);
      codes(node, spot);
      types(node, spot);
    }
    node.children.forEach(child -> added(child, spot));
  }

  private void step(String what, Spot spot, Mutants.Edit edit) {
    String key = what + " at " + Spots.location(tree, spot.path());
    found.putIfAbsent(
        key,
        new Variation(
            example, key, () -> Mutants.pruned(Mutants.edit(tree, spot, edit).orElse(tree))));
  }

  private void removed(Node node, Spot spot) {
    step(
        "without",
        spot,
        (parent, last) -> {
          if (parent instanceof ArrayNode array) {
            array.remove((Integer) last);
          } else if (node.element.getMin() == 0) {
            ((ObjectNode) parent).remove((String) last);
          }
        });
  }

  private void repeated(Node node, Spot spot) {
    boolean more = node.element.getMax().equals("*") || !node.element.getMax().equals("1");
    if (more && spot.path().getLast() instanceof Integer) {
      step(
          "repeated",
          spot,
          (parent, last) -> {
            ArrayNode array = (ArrayNode) parent;
            if (array.size() < REPEATED) {
              array.add(array.get((Integer) last).deepCopy());
            }
          });
    }
  }

  private void codes(Node node, Spot spot) {
    boolean required =
        node.element.hasBinding()
            && node.element.getBinding().getStrength() == BindingStrength.REQUIRED;
    if (!required) {
      return;
    }
    JsonNode set = VALUE_SETS.path(node.element.getBinding().getValueSet().replaceAll("\\|.*", ""));
    if (set.isTextual()) {
      TAGS.forEach(tag -> code(spot, set.asText(), tag));
    }
    set.properties()
        .forEach(
            system ->
                system.getValue().forEach(code -> code(spot, system.getKey(), code.asText())));
  }

  private void code(Spot spot, String system, String code) {
    step(
        "code " + code,
        spot,
        (parent, last) -> {
          JsonNode value = Spots.at(parent, List.of(last)).orElseThrow();
          if (value.isTextual()) {
            Mutants.set(parent, last, JSON.getNodeFactory().textNode(code));
          } else if (value instanceof ObjectNode object) {
            JsonNode coding = object.path("coding").path(0);
            ObjectNode holder = coding instanceof ObjectNode inner ? inner : object;
            holder.put("system", system).put("code", code).remove("display");
          }
        });
  }

  /** Another type of a choice, with a value that some example shows for it. */
  private void types(Node node, Spot spot) {
    if (!node.name().endsWith("[x]") || !(spot.path().getLast() instanceof String name)) {
      return;
    }
    for (TypeRefComponent type : node.element.getType()) {
      String other = Spots.property(node.name(), type);
      if (!other.equals(name)) {
        for (JsonNode value : values(node, type)) {
          step(
              other + " instead",
              spot,
              (parent, last) -> {
                ((ObjectNode) parent).remove(name);
                ((ObjectNode) parent).set(other, value.deepCopy());
              });
        }
      }
    }
  }

  private List<JsonNode> values(Node node, TypeRefComponent type) {
    if (type.hasProfile()) {
      return examples.spots().of(type.getProfile().getFirst().getValue()).stream()
          .limit(DONORS)
          .map(this::donor)
          .toList();
    }
    String other = Spots.property(node.name(), type);
    List<JsonNode> shown =
        examples.spots().of(node).stream()
            .filter(spot -> spot.path().getLast().equals(other))
            .limit(DONORS)
            .map(this::donor)
            .toList();
    boolean primitive = Character.isLowerCase(type.getWorkingCode().charAt(0));
    return shown.isEmpty() && primitive ? List.of(Mutants.any(type.getWorkingCode())) : shown;
  }

  private JsonNode donor(Spot spot) {
    return Spots.at(examples.tree(spot.example()), spot.path()).orElseThrow();
  }

  /** An optional element that this holder lacks, as other examples have it. */
  private void added(Node child, Spot holder) {
    JsonNode object = Spots.at(tree, holder.path()).orElseThrow();
    boolean open = !child.closed() && object.isObject();
    if (!open) {
      return;
    }
    boolean absent = Spots.properties(child).stream().noneMatch(object::has);
    if (absent) {
      donated(child, holder);
    } else {
      child.slices.forEach(slice -> donated(slice, holder));
    }
  }

  private void donated(Node node, Spot holder) {
    List<JsonNode> seen = new ArrayList<>();
    for (Spot spot : examples.spots().of(node)) {
      JsonNode value = donor(spot);
      if (seen.size() < DONORS && !seen.contains(value)) {
        seen.add(value);
        add(node, holder, spot, value);
      }
    }
  }

  private void add(Node node, Spot holder, Spot from, JsonNode value) {
    boolean item = from.path().getLast() instanceof Integer;
    String name = (String) from.path().get(from.path().size() - (item ? 2 : 1));
    String key =
        "with %s of %s at %s"
            .formatted(node.element.getId(), from, Spots.location(tree, holder.path()));
    found.putIfAbsent(
        key,
        new Variation(
            example,
            key,
            () -> {
              JsonNode copy = tree.deepCopy();
              ObjectNode here = (ObjectNode) Spots.at(copy, holder.path()).orElseThrow();
              if (item) {
                here.withArray(name).add(value.deepCopy());
              } else {
                here.set(name, value.deepCopy());
              }
              return copy;
            }));
  }
}
