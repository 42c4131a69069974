package org.kinbridge.translate.row;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kinbridge.json.JsonRefused;
import org.kinbridge.json.StrictJson;
import org.kinbridge.translate.yaml.Problems;

/**
 * What the codes of one national list mean in a shared code system: a FHIR ConceptMap, or the
 * inline {@code values} of a row.
 */
public final class CodeMap {
  private static final Set<String> EXACT = Set.of("equal", "equivalent");
  private static final Set<String> NEAR = Set.of("wider", "inexact", "relatedto");

  /**
   * @param value the code; true or false where a row says so itself
   */
  public record Target(String system, JsonNode value) {
    public static Target code(String system, String code) {
      return new Target(system, TextNode.valueOf(code));
    }

    public String code() {
      return value.asText();
    }
  }

  /** What one national code means. */
  public sealed interface Match {
    /**
     * @param why what the shared code does not say; empty when it says the same
     */
    record One(Target target, String why) implements Match {}

    /** It means more than one thing here: a person chooses. */
    record Several(List<Target> targets) implements Match {}

    /** The map says that nothing shared means this. */
    record Nothing(String why) implements Match {}

    /** The map does not know the code. */
    record Unknown() implements Match {}
  }

  /** Why a national code was written that says less than the shared one. */
  public static final String BROADER = "the record's code says less than the shared one";

  private static final String NEARBY = "the record's code is near to the shared one, not the same";

  private static final Match UNKNOWN = new Match.Unknown();

  private final String name;
  private final Map<String, Match> matches;
  private final Map<String, Target> targets;
  private final List<String> candidates;

  public CodeMap(String name, Map<String, Match> matches) {
    this.name = name;
    this.matches = Collections.unmodifiableMap(new LinkedHashMap<>(matches));
    this.targets = new LinkedHashMap<>();
    for (Match match : matches.values()) {
      switch (match) {
        case Match.One one -> targets.putIfAbsent(one.target().code(), one.target());
        case Match.Several several ->
            several.targets().forEach(target -> targets.putIfAbsent(target.code(), target));
        case Match.Nothing nothing -> {}
        case Match.Unknown unknown -> {}
      }
    }
    this.candidates = targets.keySet().stream().sorted().toList();
  }

  /** In the order of its file. */
  public Map<String, Match> matches() {
    return matches;
  }

  public String name() {
    return name;
  }

  Match of(String code) {
    return matches.getOrDefault(code, UNKNOWN);
  }

  public boolean knows(String code) {
    return matches.containsKey(code);
  }

  /** Every shared code a person may choose where the map knows no answer. */
  List<String> candidates() {
    return candidates;
  }

  public Optional<Target> target(String code) {
    return Optional.ofNullable(targets.get(code));
  }

  Set<Target> allTargets() {
    return Set.copyOf(targets.values());
  }

  /**
   * A national code for a shared one.
   *
   * @param why how it differs; empty when it says the same
   */
  record National(String code, String why) {}

  /**
   * The national codes that may be written for a shared one, the best first: one that says the
   * same; else one that also means something else, which is less than was said and so never false;
   * else one that is near. Empty: the map has none, or several that are as near.
   */
  List<National> back(JsonNode value, String system) {
    List<National> same = new ArrayList<>();
    List<National> less = new ArrayList<>();
    List<National> near = new ArrayList<>();
    for (Map.Entry<String, Match> entry : matches.entrySet()) {
      switch (entry.getValue()) {
        case Match.One one when says(one.target(), value, system) ->
            (one.why().isEmpty() ? same : near).add(new National(entry.getKey(), one.why()));
        case Match.Several several
            when several.targets().stream().anyMatch(target -> says(target, value, system)) ->
            less.add(new National(entry.getKey(), BROADER));
        case Match.One other -> {}
        case Match.Several others -> {}
        case Match.Nothing nothing -> {}
        case Match.Unknown unknown -> {}
      }
    }
    if (!same.isEmpty()) {
      return List.of(same.getFirst());
    }
    List<National> best = less.isEmpty() ? near : less;
    return best.size() == 1
        ? List.of(new National(best.getFirst().code(), less.isEmpty() ? NEARBY : BROADER))
        : List.of();
  }

  private static boolean says(Target target, JsonNode value, String system) {
    return target.value().equals(value)
        && (system.isEmpty() || target.system().isEmpty() || target.system().equals(system));
  }

  /** Reads a ConceptMap; everything it says must be understood. */
  public static CodeMap read(String name, String file, byte[] content, Problems problems) {
    Map<String, Match> matches = new LinkedHashMap<>();
    try {
      JsonNode map = StrictJson.parse(content, StrictJson.Limits.DOCUMENT);
      if (!map.path("resourceType").asText().equals("ConceptMap") || !map.path("group").isArray()) {
        problems.add(file, "a FHIR ConceptMap with groups is expected");
      }
      int index = 0;
      for (JsonNode group : map.path("group")) {
        group(group, file + " /group/" + index++, matches, problems);
      }
    } catch (JsonRefused refused) {
      problems.add(file + " " + refused.fault().place(), refused.fault().detail());
    }
    return new CodeMap(name, matches);
  }

  private static void group(
      JsonNode group, String place, Map<String, Match> matches, Problems problems) {
    String system = group.path("target").asText();
    if (system.isEmpty()) {
      problems.add(place, "a target code system is missing");
    }
    int index = 0;
    for (JsonNode element : group.path("element")) {
      String at = place + "/element/" + index++;
      String code = element.path("code").asText();
      if (code.isEmpty()
          || matches.putIfAbsent(code, match(element, system, at, problems)) != null) {
        problems.add(at, "a code is missing or mapped twice");
      }
    }
  }

  private static Match match(JsonNode element, String system, String at, Problems problems) {
    List<Target> narrower = new ArrayList<>();
    List<Match> whole = new ArrayList<>();
    for (JsonNode target : element.path("target")) {
      String equivalence = target.path("equivalence").asText();
      String code = target.path("code").asText();
      String comment = target.path("comment").asText();
      if (equivalence.equals("unmatched") && code.isEmpty() && !comment.isEmpty()) {
        whole.add(new Match.Nothing(comment));
      } else if (equivalence.equals("narrower") && !code.isEmpty()) {
        narrower.add(Target.code(system, code));
      } else if (EXACT.contains(equivalence) && !code.isEmpty()) {
        whole.add(new Match.One(Target.code(system, code), ""));
      } else if (NEAR.contains(equivalence) && !code.isEmpty()) {
        whole.add(new Match.One(Target.code(system, code), near(equivalence)));
      } else {
        problems.add(
            at, "a target needs a code and an R4 equivalence, or is unmatched and says why");
      }
    }
    if (narrower.isEmpty() == whole.isEmpty() || whole.size() > 1) {
      problems.add(at, "one target is expected, or several that are all narrower");
    }
    return narrower.isEmpty()
        ? whole.stream().findFirst().orElse(new Match.Unknown())
        : new Match.Several(List.copyOf(narrower));
  }

  private static String near(String equivalence) {
    return equivalence.equals("wider")
        ? "the shared code says less than the record's"
        : "the shared code is near to the record's, not the same";
  }
}
