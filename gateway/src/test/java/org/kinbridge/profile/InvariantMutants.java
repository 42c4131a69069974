package org.kinbridge.profile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The written mutants: for each invariant, documents that break it and as little else as possible.
 */
final class InvariantMutants {
  /** Changes that make an example break an invariant. */
  record Line(String key, String example, String changes) {
    JsonNode applyTo(JsonNode tree) {
      JsonNode copy = tree.deepCopy();
      for (String change : changes.split(" ; ")) {
        apply(copy, change.trim());
      }
      return copy;
    }

    /** The places that the changes touch, as our check spells them. */
    List<String> places(JsonNode tree) {
      return paths().stream().map(path -> Spots.location(tree, path)).toList();
    }

    List<List<Object>> paths() {
      List<List<Object>> paths = new ArrayList<>();
      for (String change : changes.split(" ; ")) {
        List<Object> path = new ArrayList<>();
        for (String step : change.trim().split(" ", 3)[1].substring(1).split("/")) {
          if (!step.equals("-")) {
            path.add(step.chars().allMatch(Character::isDigit) ? Integer.valueOf(step) : step);
          }
        }
        paths.add(path);
      }
      return paths;
    }
  }

  private InvariantMutants() {}

  static List<Line> read() {
    try (InputStream in = InvariantMutants.class.getResourceAsStream("invariant-mutants.txt")) {
      List<Line> lines = new ArrayList<>();
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
        if (!line.startsWith("#") && !line.isBlank()) {
          String[] parts = line.split(" \\| ", 3);
          lines.add(new Line(parts[0], parts[1], parts[2]));
        }
      }
      return lines;
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static void apply(JsonNode tree, String change) {
    String[] parts = change.split(" ", 3);
    int slash = parts[1].lastIndexOf('/');
    JsonNode parent = tree.at(parts[1].substring(0, slash));
    String last = parts[1].substring(slash + 1);
    if (parent.isMissingNode()) {
      throw new IllegalArgumentException("nothing at " + parts[1]);
    }
    if (parts[0].equals("-")) {
      remove(parent, last);
    } else {
      set(parent, last, Mutants.parse(parts[2]));
    }
  }

  private static void remove(JsonNode parent, String last) {
    JsonNode gone =
        parent instanceof ArrayNode array
            ? array.remove(Integer.parseInt(last))
            : ((ObjectNode) parent).remove(last);
    if (gone == null) {
      throw new IllegalArgumentException("nothing to remove at " + last);
    }
  }

  private static void set(JsonNode parent, String last, JsonNode value) {
    if (parent instanceof ArrayNode array) {
      if (last.equals("-")) {
        array.add(value);
      } else {
        array.set(Integer.parseInt(last), value);
      }
    } else {
      ((ObjectNode) parent).set(last, value);
    }
  }
}
