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
  private static final int FEW = 8;
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
   * upon several of them makes several mutants. Of a large document there are a few.
   */
  List<JsonNode> bases(Spot spot, int number) {
    return bases(spot.example(), List.of(spot.path()), number);
  }

  /** The same, for a mutation of several places. */
  List<JsonNode> bases(String example, List<List<Object>> places, int number) {
    JsonNode tree = tree(example);
    List<JsonNode> usable = new ArrayList<>(List.of(tree));
    int most = tree.toString().length() < LARGE ? number : Math.min(number, FEW);
    if (most > 1) {
      for (JsonNode base : bases.computeIfAbsent(example, this::conforming)) {
        if (usable.size() == most) {
          break;
        }
        if (places.stream().allMatch(place -> same(tree, base, place))) {
          usable.add(base);
        }
      }
    }
    return usable;
  }

  /** A value that neither has may be set in both only where its surroundings are. */
  private static boolean same(JsonNode tree, JsonNode base, List<Object> place) {
    if (place.isEmpty()) {
      return true;
    }
    List<Object> around = place.subList(0, place.size() - 1);
    return Spots.at(base, place).equals(Spots.at(tree, place))
        && Spots.at(base, around).isPresent() == Spots.at(tree, around).isPresent();
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
