package org.kinbridge.profile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.ElementDefinition;
import org.hl7.fhir.r4.model.ElementDefinition.ConstraintSeverity;
import org.hl7.fhir.r4.model.Enumerations.BindingStrength;
import org.junit.jupiter.api.Test;
import org.kinbridge.profile.InvariantMutants.Line;
import org.kinbridge.profile.SnapshotTree.Node;
import org.kinbridge.profile.Spots.Spot;
import org.kinbridge.profile.Verdicts.Broken;

/**
 * For each constraint of each snapshot: documents that break it, judged by HAPI and by the compiled
 * check. What HAPI refuses we refuse; what HAPI accepts we accept, but for the few places listed in
 * {@link Stricter}.
 */
class DifferentialTest {
  private static final boolean DEEP = Boolean.getBoolean("deep");
  private static final int MUTANTS = DEEP ? 40 : Integer.getInteger("mutants", 1);
  private static final boolean WHOLE = DEEP || Boolean.getBoolean("whole");
  private static final int SHARES = 6;
  private static final List<String> DOCUMENTS =
      List.of("cp-case-document", "cp-case-document-proceedings");

  private static final String ENTRY = " entry ";

  private final Oracle oracle = Oracle.get();
  private final SnapshotTree trees = new SnapshotTree(oracle);
  private final Spots spots = new Spots(trees);
  private final Map<String, JsonNode> examples = new LinkedHashMap<>();
  private final Verdicts verdicts = new Verdicts(oracle, DifferentialTest::inThisRun);
  private final Map<String, JsonNode> crowded = new LinkedHashMap<>();
  private final Map<String, Map<String, Broken>> crowds = new LinkedHashMap<>();

  /**
   * The oracle needs minutes for all of it: a build judges every invariant and a fixed sixth of the
   * rest; {@code -Dwhole=true} everything once, {@code -Ddeep=true} everything many times.
   */
  private static boolean inThisRun(String constraint) {
    boolean invariant = !constraint.contains("#");
    return WHOLE || invariant || Math.floorMod(constraint.hashCode(), SHARES) == 0;
  }

  @Test
  void what_the_oracle_refuses_is_refused_and_what_it_accepts_is_accepted() throws Exception {
    readExamples();
    Set<String> definitions = new TreeSet<>(oracle.profiles.keySet());
    SnapshotCompiler compiler = new SnapshotCompiler(oracle);
    compiler.compile();
    definitions.addAll(compiler.reached());
    try (verdicts) {
      definitions.forEach(url -> definition(trees.root(url), true));
      InvariantMutants.read().forEach(this::written);
      crowds.forEach(
          (example, broken) ->
              verdicts.judgeTogether(
                  profile(new Spot(example, List.of())), crowded.get(example), broken));
      verdicts.await();
    }
    System.out.println(verdicts.report());
    assertThat(verdicts.disagreements()).as("disagreements").isEmpty();
    assertThat(verdicts.idle()).as("constraints that no mutant exercised").isEmpty();
  }

  private void readExamples() {
    for (Path file : Oracle.files("examples")) {
      String name = file.getFileName().toString().replace(".json", "");
      JsonNode tree = ExamplesTest.read(file);
      examples.put(name, tree);
      if (!DOCUMENTS.contains(name)) {
        spots.resource(name, tree);
      }
    }
    DOCUMENTS.forEach(this::readEntries);
  }

  private void readEntries(String document) {
    int entry = 0;
    for (JsonNode one : examples.get(document).path("entry")) {
      String name = document + ENTRY + entry++;
      examples.put(name, one.path("resource"));
      spots.resource(name, one.path("resource"));
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
    if (valueOfPrimitive(parent, node)) {
      return;
    }
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

  /** JSON writes the value of a primitive as the element itself. */
  private static boolean valueOfPrimitive(Node parent, Node node) {
    String type = parent.element.getTypeFirstRep().getWorkingCode();
    return node.name().equals("value") && type != null && Character.isLowerCase(type.charAt(0));
  }

  /** Closed elements are added to one example together: the oracle's time is the scarce thing. */
  private void closed(Node parent, Node node) {
    String key = node + " closed";
    if (!verdicts.expect(key)) {
      return;
    }
    for (Spot holder : spots.of(parent)) {
      if (crowd(key, holder, node)) {
        break;
      }
    }
    if (DEEP || !grouped(key)) {
      for (Spot holder : spots.of(parent).subList(0, Math.min(MUTANTS, spots.of(parent).size()))) {
        Mutants.added(tree(holder), holder, node).forEach(m -> judge(key, holder, m, "."));
      }
    }
  }

  private boolean grouped(String key) {
    return crowds.values().stream().anyMatch(crowd -> crowd.containsKey(key));
  }

  private boolean crowd(String key, Spot holder, Node node) {
    boolean plain = !node.name().endsWith("[x]") && !node.name().equals("extension");
    JsonNode crowd = crowded.computeIfAbsent(holder.example(), e -> tree(holder).deepCopy());
    if (!plain || Spots.at(crowd, holder.then(node.name()).path()).isPresent()) {
      return false;
    }
    Spot here = new Spot(holder.example(), holder.path());
    List<JsonNode> grown = Mutants.added(crowd, here, node);
    if (grown.isEmpty()) {
      return false;
    }
    crowded.put(holder.example(), grown.getFirst());
    String place = Spots.location(tree(holder), holder.path()) + "." + node.name();
    crowds
        .computeIfAbsent(holder.example(), e -> new LinkedHashMap<>())
        .put(
            key,
            new Broken(
                node.element.getPath() + ": max allowed = 0",
                place,
                Mutants.added(tree(holder), holder, node).getFirst()));
    return true;
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
        verdicts.expect(invariant(node.definition, key));
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
    String key = verdicts.expects(line.key()) ? line.key() : invariant(profile, line.key());
    if (!verdicts.expects(key)) {
      verdicts.wrong("no such constraint: " + key);
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
    verdicts.expect(key);
    int made = 0;
    for (Spot spot : spots.of(node)) {
      int cut = spot.example().indexOf(ENTRY);
      if (cut < 0 || made >= (DEEP ? MUTANTS : 1)) {
        continue;
      }
      Spot there = inDocument(spot, cut);
      for (JsonNode mutant : Altered.targets(tree(there), there, DEEP ? 3 : 1, made)) {
        judge(key, there, mutant, "target|bundle|Constraint failed");
        made++;
      }
    }
  }

  /** The place of an entry's part in the document that the entry stands in. */
  private static Spot inDocument(Spot spot, int cut) {
    int entry = Integer.parseInt(spot.example().substring(cut + ENTRY.length()));
    List<Object> path = new ArrayList<>(List.of("entry", entry, "resource"));
    path.addAll(spot.path());
    return new Spot(spot.example().substring(0, cut), path);
  }

  private void constraint(Node node, String kind, Function<Spot, List<JsonNode>> mutants) {
    String key = node + " " + kind;
    verdicts.expect(key);
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
    verdicts.judge(key, profile(spot), mutant, Pattern.compile(expected));
  }

  private String profile(Spot spot) {
    return tree(spot).path("meta").path("profile").path(0).textValue();
  }
}
