package org.kinbridge.profile;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.ElementDefinition;
import org.hl7.fhir.r4.model.ElementDefinition.ConstraintSeverity;
import org.hl7.fhir.r4.model.ElementDefinition.SlicingRules;
import org.hl7.fhir.r4.model.Enumerations.BindingStrength;
import org.hl7.fhir.r4.model.StructureDefinition.StructureDefinitionKind;
import org.kinbridge.profile.InvariantMutants.Line;
import org.kinbridge.profile.Oracle.Complaint;
import org.kinbridge.profile.SnapshotTree.Node;
import org.kinbridge.profile.Spots.Spot;

/** Walks every snapshot and breaks each of its constraints, several times, in the examples. */
final class Constraints {
  private static final int MORE = 4;
  private final Oracle oracle = Oracle.get();
  private final SnapshotTree trees;
  private final Examples examples;
  private final Verdicts verdicts;
  private final Targets targets;
  private final int each;
  private final int written;

  /** What makes wrong documents of a right one. */
  private interface Breaking {
    List<JsonNode> of(JsonNode tree, Spot spot);
  }

  /**
   * How many mutants there are.
   *
   * @param each of each constraint, at most
   * @param written of each written mutant: upon so many variations of its example
   */
  record HowMany(int each, int written) {}

  Constraints(SnapshotTree trees, Examples examples, Verdicts verdicts, HowMany howMany) {
    this.trees = trees;
    this.examples = examples;
    this.verdicts = verdicts;
    this.targets = new Targets(oracle, examples, verdicts, howMany.each());
    this.each = howMany.each();
    this.written = howMany.written();
  }

  void breakAll() {
    Set<String> definitions = new TreeSet<>(oracle.profiles.keySet());
    SnapshotCompiler compiler = new SnapshotCompiler(oracle);
    compiler.compile();
    definitions.addAll(compiler.reached());
    for (String url : definitions) {
      Node root = trees.root(url);
      children(root);
      invariants(root, Set.of());
    }
    InvariantMutants.read().forEach(this::written);
  }

  private void children(Node node) {
    node.children.forEach(child -> element(node, child));
  }

  private void element(Node parent, Node node) {
    if (valueOfPrimitive(parent, node)) {
      return;
    }
    if (node.closed()) {
      if (!node.element.hasSliceName()) {
        closed(parent, node);
      }
      return;
    }
    boolean closedSlicing =
        node.element.hasSlicing() && node.element.getSlicing().getRules() == SlicingRules.CLOSED;
    if (closedSlicing) {
      String by = node.element.getSlicing().getDiscriminatorFirstRep().getPath();
      list(node, "slicing", (tree, spot) -> Mutants.unsliced(tree, spot, by));
    }
    cardinality(node);
    if (!closedSlicing && !node.element.getType().isEmpty()) {
      values(node);
    }
    node.slices.forEach(slice -> element(parent, slice));
    if (!closedSlicing) {
      children(node);
    }
  }

  /** JSON writes the value of a primitive as the element itself. */
  private static boolean valueOfPrimitive(Node parent, Node node) {
    String type = parent.element.getTypeFirstRep().getWorkingCode();
    return node.name().equals("value") && type != null && Character.isLowerCase(type.charAt(0));
  }

  private void closed(Node parent, Node node) {
    String name = "." + node.name().replace("[x]", "");
    constraint(
        node + " closed",
        trees.holder(parent) == parent ? parent : trees.holder(parent),
        (tree, holder) -> Mutants.added(tree, holder, node),
        place -> place + name);
  }

  private void cardinality(Node node) {
    if (node.element.getMin() > 0) {
      constraint(
          node + " min",
          node,
          (tree, spot) -> Mutants.without(tree, spot, node),
          place -> choice(node, Where.list(place)));
    }
    String max = node.element.getMax();
    if (!max.equals("*") && node.repeats()) {
      list(node, "max", (tree, spot) -> Mutants.tooMany(tree, spot, Integer.parseInt(max)));
    }
  }

  /** A choice that is absent has no type in its name. */
  private static String choice(Node node, String place) {
    String name = node.name();
    return name.endsWith("[x]")
        ? Where.parent(place) + "." + name.substring(0, name.length() - "[x]".length())
        : place;
  }

  private void values(Node node) {
    ElementDefinition element = node.element;
    value(node, "type", (tree, spot) -> Mutants.replaced(tree, spot, Mutants.notOf(node)));
    value(node, "ele-1", (tree, spot) -> Mutants.replaced(tree, spot, Mutants.nothing(node)));
    if (element.hasFixed() || element.hasPattern()) {
      value(node, "fixed", Altered::of);
    } else if (element.hasBinding()
        && element.getBinding().getStrength() == BindingStrength.REQUIRED) {
      value(node, "binding", Altered::codes);
    }
    if (Targets.leads(node)) {
      targets.astray(node);
    }
    Set<String> ofType = new TreeSet<>();
    if (node.children.isEmpty()) {
      node.profile()
          .ifPresent(
              p -> trees.root(p).element.getConstraint().forEach(c -> ofType.add(c.getKey())));
    }
    invariants(node, ofType);
  }

  private void invariants(Node node, Set<String> ofType) {
    for (var constraint : node.element.getConstraint()) {
      String key = constraint.getKey();
      boolean ours = constraint.getSeverity() == ConstraintSeverity.ERROR && !ofType.contains(key);
      if (!ours || key.equals("ele-1")) {
        continue;
      }
      if (Altered.GENERIC.contains(key)) {
        value(node, key, (tree, spot) -> Altered.generic(tree, spot, key));
      } else {
        verdicts.expect(invariant(node.definition, key));
      }
    }
  }

  private String invariant(String definition, String key) {
    boolean resource =
        !oracle.profiles.containsKey(definition)
            || oracle.profiles.get(definition).getKind() == StructureDefinitionKind.RESOURCE;
    return key + (resource ? " of " + definition.substring(definition.lastIndexOf('/') + 1) : "");
  }

  private void written(Line line) {
    String profile = examples.profile(line.example());
    String key = verdicts.expects(line.key()) ? line.key() : invariant(profile, line.key());
    if (!verdicts.shares(key)) {
      return;
    }
    if (!verdicts.expects(key)) {
      verdicts.wrong("no such constraint: " + key);
    }
    Pattern words =
        Pattern.compile(
            "#%1$s\\b|%1$s:|minimum required|max allowed|fixed|%2$s"
                .formatted(line.key(), Altered.instead(line.key())));
    for (JsonNode base : examples.bases(line.example(), line.paths(), written)) {
      verdicts.judge(
          new Mutant(key, profile, line.applyTo(base), line.places(base), saying(words)));
    }
  }

  private static Predicate<Complaint> saying(Pattern words) {
    return complaint -> words.matcher(complaint.id() + " " + complaint.message()).find();
  }

  /** One value is wrong: told there. */
  private void value(Node node, String kind, Breaking breaking) {
    constraint(node + " " + kind, node, breaking, place -> place);
  }

  /** A list is wrong: told at the list or at any of its items. */
  private void list(Node node, String kind, Breaking breaking) {
    constraint(node + " " + kind, node, breaking, Where::list);
  }

  private void constraint(String key, Node at, Breaking breaking, Function<String, String> told) {
    if (!verdicts.expect(key)) {
      return;
    }
    Set<JsonNode> made = new HashSet<>();
    List<Spot> spots = examples.spots().of(at);
    for (int more = 1; more <= Examples.BASES && made.size() < each; more *= MORE) {
      for (Spot spot : spots) {
        for (JsonNode base : examples.bases(spot, more)) {
          for (JsonNode tree : breaking.of(base, spot)) {
            if (made.size() < each && made.add(tree)) {
              String place = told.apply(Spots.location(base, spot.path()));
              String profile = examples.profile(spot.example());
              verdicts.judge(new Mutant(key, profile, tree, List.of(place), complaint -> true));
            }
          }
        }
      }
    }
  }
}
