package org.kinbridge.profile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hl7.fhir.r4.model.ElementDefinition;
import org.hl7.fhir.r4.model.ElementDefinition.ConstraintSeverity;
import org.hl7.fhir.r4.model.Enumerations.BindingStrength;
import org.junit.jupiter.api.Test;
import org.kinbridge.profile.InvariantMutants.Line;
import org.kinbridge.profile.Oracle.Complaint;
import org.kinbridge.profile.SnapshotTree.Node;
import org.kinbridge.profile.Spots.Spot;

/**
 * For each constraint of each snapshot: documents that break it, judged by HAPI and by the compiled
 * check. What HAPI refuses we refuse; what HAPI accepts we accept, but for the few places listed in
 * {@link Stricter}.
 */
class DifferentialTest {
  private static final boolean DEEP = Boolean.getBoolean("deep");
  private static final int MUTANTS = DEEP ? 40 : 3;
  private static final String DOCUMENT = "cp-case-document";

  private final Oracle oracle = Oracle.get();
  private final SnapshotTree trees = new SnapshotTree(oracle);
  private final Spots spots = new Spots(trees);
  private final Map<String, JsonNode> examples = new LinkedHashMap<>();
  private final Map<String, Integer> refused = new TreeMap<>();
  private final Set<String> constraints = new TreeSet<>();
  private final Set<String> wrong = new LinkedHashSet<>();
  private final Map<String, Integer> stricter = new TreeMap<>();
  private int judged;

  @Test
  void what_the_oracle_refuses_is_refused_and_what_it_accepts_is_accepted() {
    readExamples();
    SnapshotCompiler compiler = new SnapshotCompiler(oracle);
    compiler.compile();
    for (String url : new TreeSet<>(compiler.reached())) {
      definition(trees.root(url), true);
    }
    InvariantMutants.read().forEach(this::written);
    report();
    assertThat(wrong).as("disagreements").isEmpty();
    Set<String> idle = new TreeSet<>(constraints);
    idle.removeAll(refused.keySet());
    assertThat(idle).as("constraints that no mutant exercised").isEmpty();
  }

  private void readExamples() {
    for (Path file : Oracle.files("examples")) {
      String name = file.getFileName().toString().replace(".json", "");
      JsonNode tree = ExamplesTest.read(file);
      examples.put(name, tree);
      if (name.equals(DOCUMENT)) {
        continue;
      }
      spots.resource(name, tree);
    }
    int entry = 0;
    for (JsonNode one : examples.get(DOCUMENT).path("entry")) {
      JsonNode resource = one.path("resource");
      examples.put("entry " + entry, resource);
      spots.resource("entry " + entry, resource);
      entry++;
    }
  }

  private void definition(Node node, boolean root) {
    for (Node child : node.children) {
      element(node, child);
    }
    if (root) {
      invariants(node, Set.of());
    }
  }

  private void element(Node parent, Node node) {
    if (node.closed()) {
      if (!node.element.hasSliceName()) {
        closed(parent, node);
      }
      return;
    }
    boolean base =
        node.element.hasSlicing()
            && node.element.getSlicing().getRules() == ElementDefinition.SlicingRules.CLOSED;
    if (base) {
      constraint(
          node,
          "slicing",
          spot ->
              Mutants.unsliced(
                  tree(spot),
                  spot,
                  node.element.getSlicing().getDiscriminatorFirstRep().getPath()));
    }
    cardinality(node);
    if (!base && !node.element.getType().isEmpty()) {
      values(node);
    }
    node.slices.forEach(slice -> element(parent, slice));
    if (!base) {
      definition(node, false);
    }
  }

  private void closed(Node parent, Node node) {
    String key = node + " closed";
    constraints.add(key);
    int made = 0;
    List<Spot> holders = spots.of(parent);
    for (Spot holder : holders) {
      if (made >= (DEEP ? MUTANTS : 1)) {
        break;
      }
      for (JsonNode mutant : Mutants.added(tree(holder), holder, node)) {
        judge(
            key,
            holder,
            mutant,
            "max allowed = 0|Unrecognized property|not allowed|invalid|Unknown extension|known"
                + " slice|Element must not|type|must");
        made++;
      }
    }
  }

  private void cardinality(Node node) {
    if (node.element.getMin() > 0) {
      constraint(node, "min", spot -> Mutants.without(tree(spot), spot, node));
    }
    String max = node.element.getMax();
    if (!max.equals("*") && node.repeats()) {
      constraint(node, "max", spot -> Mutants.tooMany(tree(spot), spot, Integer.parseInt(max)));
    }
  }

  private void values(Node node) {
    ElementDefinition element = node.element;
    constraint(node, "type", spot -> Mutants.replaced(tree(spot), spot, Mutants.notOf(node)));
    constraint(node, "ele-1", spot -> Mutants.replaced(tree(spot), spot, Mutants.nothing(node)));
    if (element.hasFixed() || element.hasPattern()) {
      constraint(node, "fixed", spot -> Altered.of(tree(spot), spot));
    } else if (element.hasBinding()
        && element.getBinding().getStrength() == BindingStrength.REQUIRED) {
      constraint(node, "binding", spot -> Altered.codes(tree(spot), spot));
    }
    if (element.getType().stream()
        .anyMatch(t -> t.hasTargetProfile() && t.getWorkingCode().equals("Reference"))) {
      targets(node);
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
      boolean ours =
          constraint.getSeverity() == ConstraintSeverity.ERROR
              && !ofType.contains(constraint.getKey());
      if (!ours || constraint.getKey().equals("ele-1")) {
        continue;
      }
      String key = constraint.getKey();
      if (Altered.GENERIC.contains(key)) {
        constraint(node, key, spot -> Altered.generic(tree(spot), spot, key));
      } else {
        constraints.add(invariant(node.definition, key));
      }
    }
  }

  private String invariant(String definition, String key) {
    boolean resource =
        !oracle.profiles.containsKey(definition)
            || oracle.profiles.get(definition).getKind()
                == org.hl7.fhir.r4.model.StructureDefinition.StructureDefinitionKind.RESOURCE;
    return key + (resource ? " of " + definition.substring(definition.lastIndexOf('/') + 1) : "");
  }

  private void written(Line line) {
    JsonNode example = examples.get(line.example());
    String profile = example.path("meta").path("profile").path(0).asText();
    String key = constraints.contains(line.key()) ? line.key() : invariant(profile, line.key());
    if (!constraints.contains(key)) {
      wrong.add("no such constraint: " + key);
    }
    judge(
        key,
        new Spot(line.example(), List.of()),
        line.applyTo(example),
        "#"
            + line.key()
            + "\\b|"
            + line.key()
            + ":|minimum required|max allowed|fixed|"
            + Altered.instead(line.key()));
  }

  private void targets(Node node) {
    String key = node + " target";
    constraints.add(key);
    JsonNode document = examples.get(DOCUMENT);
    int made = 0;
    for (Spot spot : spots.of(node)) {
      if (!spot.example().startsWith("entry ") || made >= (DEEP ? MUTANTS : 1)) {
        continue;
      }
      int entry = Integer.parseInt(spot.example().substring("entry ".length()));
      List<Object> path = new ArrayList<>(List.of("entry", entry, "resource"));
      path.addAll(spot.path());
      for (JsonNode mutant :
          Altered.targets(document, new Spot(DOCUMENT, path), DEEP ? 3 : 1, made)) {
        judge(key, new Spot(DOCUMENT, path), mutant, "target|bundle|Constraint failed");
        made++;
      }
    }
  }

  private void constraint(
      Node node, String kind, java.util.function.Function<Spot, List<JsonNode>> mutants) {
    String key = node + " " + kind;
    constraints.add(key);
    int made = 0;
    for (Spot spot : spots.of(node)) {
      if (made >= MUTANTS) {
        return;
      }
      for (JsonNode mutant : mutants.apply(spot)) {
        if (made < MUTANTS) {
          judge(key, spot, mutant, ".");
          made++;
        }
      }
    }
  }

  private JsonNode tree(Spot spot) {
    return examples.get(spot.example());
  }

  private void judge(String key, Spot spot, JsonNode mutant, String expected) {
    judged++;
    List<Complaint> complaints = oracle.complaints(mutant.toString());
    List<Violation> violations = ExamplesTest.violations(mutant);
    if (!complaints.isEmpty() && violations.isEmpty()) {
      wrong.add("laxer at " + key + " in " + spot + ": " + complaints.getFirst());
    }
    if (complaints.isEmpty() && !violations.isEmpty()) {
      String why = Stricter.why(violations);
      if (why.isEmpty()) {
        wrong.add("stricter at " + key + " in " + spot + ": " + violations);
      } else {
        stricter.merge(why, 1, Integer::sum);
      }
    }
    java.util.regex.Pattern named = java.util.regex.Pattern.compile(expected);
    if (complaints.stream().anyMatch(c -> named.matcher(c.id() + " " + c.message()).find())) {
      refused.merge(key, 1, Integer::sum);
    }
  }

  private void report() {
    Set<String> idle = new TreeSet<>(constraints);
    idle.removeAll(refused.keySet());
    System.out.printf(
        "differential test: constraints %d, exercised %d, not exercised %d; mutants %d, refused by"
            + " both %d; stricter by choice %s%n",
        constraints.size(),
        constraints.size() - idle.size(),
        idle.size(),
        judged,
        refused.values().stream().mapToInt(i -> i).sum(),
        stricter);
  }
}
