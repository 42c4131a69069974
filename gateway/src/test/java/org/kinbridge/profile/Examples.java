package org.kinbridge.profile;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kinbridge.profile.Spots.Spot;

/** Every example that conforms, and every entry of a document among them as one more example. */
final class Examples {
  private static final String ENTRY = " entry ";
  private static final int LARGE = 8_000;
  static final int BASES = 64;

  private final Map<String, JsonNode> trees = new LinkedHashMap<>();
  private final Map<String, List<JsonNode>> bases = new HashMap<>();
  private final Spots spots;

  Examples(SnapshotTree definitions) {
    spots = new Spots(definitions);
    for (Path file : Oracle.files("examples")) {
      String name = file.getFileName().toString().replace(".json", "");
      add(name, ExamplesTest.read(file));
      int entry = 0;
      for (JsonNode one : trees.get(name).path("entry")) {
        if (one.path("resource").path("meta").has("profile")) {
          add(name + ENTRY + entry, one.path("resource"));
        }
        entry++;
      }
    }
  }

  private void add(String name, JsonNode tree) {
    trees.put(name, tree);
    spots.resource(name, tree);
  }

  Spots spots() {
    return spots;
  }

  Map<String, JsonNode> trees() {
    return trees;
  }

  JsonNode tree(String example) {
    return trees.get(example);
  }

  String profile(String example) {
    return tree(example).path("meta").path("profile").path(0).asText();
  }

  /** The place of an entry's part in the document that the entry stands in. */
  static Optional<Spot> inDocument(Spot spot) {
    int cut = spot.example().indexOf(ENTRY);
    if (cut < 0) {
      return Optional.empty();
    }
    int entry = Integer.parseInt(spot.example().substring(cut + ENTRY.length()));
    List<Object> path = new ArrayList<>(List.of("entry", entry, "resource"));
    path.addAll(spot.path());
    return Optional.of(new Spot(spot.example().substring(0, cut), path));
  }

  /**
   * The example, then variations of it that conform and leave the spot as it was: one mutation made
   * upon several of them makes several mutants. A large document stands for itself only.
   */
  List<JsonNode> bases(Spot spot, int number) {
    JsonNode tree = tree(spot.example());
    List<JsonNode> usable = new ArrayList<>(List.of(tree));
    if (number > 1 && tree.toString().length() < LARGE) {
      Optional<JsonNode> value = Spots.at(tree, spot.path());
      for (JsonNode base : bases.computeIfAbsent(spot.example(), this::conforming)) {
        if (usable.size() == number) {
          break;
        }
        if (spot.path().isEmpty() || Spots.at(base, spot.path()).equals(value)) {
          usable.add(base);
        }
      }
    }
    return usable;
  }

  /** As many as memory bears, from all over the example, and the same in every run. */
  private List<JsonNode> conforming(String example) {
    return Variations.of(this, example).stream()
        .sorted(Comparator.comparingInt(variation -> variation.what().hashCode()))
        .map(Variations.Variation::tree)
        .filter(tree -> ExamplesTest.violations(tree).isEmpty())
        .limit(BASES)
        .toList();
  }
}
