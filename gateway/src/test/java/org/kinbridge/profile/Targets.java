package org.kinbridge.profile;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.kinbridge.profile.SnapshotTree.Node;
import org.kinbridge.profile.Spots.Spot;

/**
 * Leads references astray: to nothing, to a resource of another type, to one of a right type that
 * follows another profile.
 */
final class Targets {
  private static final Pattern WORDS = Pattern.compile("target|bundle|Constraint failed");

  private final Oracle oracle;
  private final Examples examples;
  private final Verdicts verdicts;
  private final int each;

  Targets(Oracle oracle, Examples examples, Verdicts verdicts, int each) {
    this.oracle = oracle;
    this.examples = examples;
    this.verdicts = verdicts;
    this.each = each;
  }

  /**
   * A resource of a type that may stand there, whose own profile may not.
   *
   * @param profiles those of that type that may
   */
  record Stranger(JsonNode resource, List<String> profiles) {}

  static boolean leads(Node node) {
    return node.element.getType().stream()
        .anyMatch(t -> t.hasTargetProfile() && t.getWorkingCode().equals("Reference"));
  }

  void astray(Node node) {
    String key = node + " target";
    if (!verdicts.expect(key)) {
      return;
    }
    int made = 0;
    for (Spot spot : examples.spots().of(node)) {
      Spot there = Examples.inDocument(spot).orElse(spot);
      if (there.equals(spot)) {
        continue;
      }
      for (JsonNode tree : Altered.targets(examples.tree(there.example()), there)) {
        Mutant mutant = mutant(key, there, tree);
        Optional<Stranger> stranger = stranger(node, tree, there);
        if (stranger.isPresent()) {
          verdicts.judge(mutant, stranger.get());
        } else if (made < each && !ExamplesTest.violations(tree).isEmpty()) {
          verdicts.judge(mutant);
          made++;
        }
      }
    }
  }

  private Mutant mutant(String key, Spot there, JsonNode tree) {
    return new Mutant(
        key,
        examples.profile(there.example()),
        tree,
        List.of(Spots.location(tree, there.path())),
        complaint -> WORDS.matcher(complaint.id() + " " + complaint.message()).find());
  }

  private Optional<Stranger> stranger(Node node, JsonNode document, Spot there) {
    String address = Spots.at(document, there.path()).orElseThrow().path("reference").asText();
    Set<String> allowed = allowed(node);
    return document
        .path("entry")
        .valueStream()
        .filter(entry -> entry.path("fullUrl").asText().equals(address))
        .map(entry -> entry.path("resource"))
        .filter(resource -> !allowed.contains(Document.profileUrl(resource)))
        .map(resource -> new Stranger(resource, ofType(allowed, resource)))
        .filter(stranger -> !stranger.profiles().isEmpty())
        .findFirst();
  }

  private static Set<String> allowed(Node node) {
    return node.element.getType().stream()
        .flatMap(type -> type.getTargetProfile().stream())
        .map(profile -> profile.getValue())
        .collect(Collectors.toSet());
  }

  private List<String> ofType(Set<String> profiles, JsonNode resource) {
    String type = resource.path("resourceType").asText();
    return profiles.stream().filter(url -> oracle.snapshot(url).getType().equals(type)).toList();
  }
}
