package org.kinbridge.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kinbridge.json.JsonRefused;
import org.kinbridge.json.StrictJson;
import org.kinbridge.policy.request.Request;

/**
 * Both errors of one decision: what leaked, and what was wrongly withheld.
 *
 * @param otherwise where decision, reason or rule are not those of the vignette
 */
record Score(
    int mustLeave,
    List<String> withheld,
    int mustStay,
    List<String> leaked,
    List<String> otherwise) {

  static Score of(Vignette vignette, Decision decision) {
    Shown left = decision instanceof Permitted permitted ? shown(permitted) : Shown.NOTHING;
    Request request = vignette.prepared().request();
    Shown held = Shown.of(request.record().content().reveal("test"), request.toJson().toString());
    int mustLeave = 0;
    int mustStay = 0;
    List<String> withheld = new ArrayList<>();
    List<String> leaked = new ArrayList<>();
    for (Map.Entry<String, String> element : vignette.elements().entrySet()) {
      boolean must = vignette.must().contains(element.getKey());
      boolean there = left.has(element.getValue());
      if (must) {
        mustLeave++;
      } else if (there || held.has(element.getValue())) {
        mustStay++;
      }
      if (must && !there) {
        withheld.add(element.getKey());
      } else if (!must && there) {
        leaked.add(element.getKey());
      }
    }
    return new Score(mustLeave, withheld, mustStay, leaked, otherwise(vignette, decision));
  }

  boolean isRed() {
    return !withheld.isEmpty() || !leaked.isEmpty() || !otherwise.isEmpty();
  }

  private static List<String> otherwise(Vignette vignette, Decision decision) {
    JsonNode answer = decision.explanation().toJson();
    List<String> found = new ArrayList<>();
    compare("decision", vignette.expected("decision", "permit"), answer.path("decision"), found);
    compare("reason", vignette.expected("reason", ""), answer.path("reason"), found);
    String by = vignette.expected("by", "");
    if (!by.isEmpty()) {
      compare("by", by, answer.path("missing").path(0).path("blocks"), found);
    }
    return found;
  }

  private static void compare(String what, String expected, JsonNode is, List<String> found) {
    String given = is.isNull() ? "" : is.asText("");
    if (!given.equals(expected)) {
      found.add(what + " is " + given + ", not " + expected);
    }
  }

  private static Shown shown(Permitted permitted) {
    try {
      JsonNode bundle = StrictJson.parse(permitted.content(), StrictJson.Limits.DOCUMENT);
      return Shown.of(bundle, new String(permitted.content(), StandardCharsets.UTF_8));
    } catch (JsonRefused unreadable) {
      throw new AssertionError(unreadable);
    }
  }

  /** Words and paths of a document. */
  private record Shown(Set<String> paths, String words) {
    static final Shown NOTHING = new Shown(Set.of(), "");

    static Shown of(JsonNode bundle, String words) {
      Set<String> paths = new HashSet<>();
      for (JsonNode entry : bundle.path("entry")) {
        String profile = entry.path("resource").path("meta").path("profile").path(0).asText();
        String name = profile.substring(profile.lastIndexOf('/') + 1);
        paths.add(name);
        walk(entry.path("resource"), name, paths);
      }
      return new Shown(paths, words);
    }

    private static void walk(JsonNode node, String path, Set<String> paths) {
      node.properties()
          .forEach(
              member -> {
                String below = path + "." + member.getKey();
                paths.add(below);
                walk(member.getValue(), below, paths);
              });
      if (node.isArray()) {
        node.forEach(one -> walk(one, path, paths));
      }
    }

    boolean has(String sign) {
      return paths.contains(sign) || words.contains(sign);
    }
  }
}
