package org.kinbridge.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kinbridge.policy.pack.AlteredRows;
import org.kinbridge.policy.pack.PermitRow;
import org.kinbridge.policy.pack.PolicyVersion;

/** Whatever is changed in a permit row, a case of that row fails. */
class EveryRowMattersTest {
  private static final YAMLMapper YAML = new YAMLMapper();

  /** A prime, so that a sample meets alterations of every kind. */
  private static final int SAMPLE = Boolean.getBoolean("deep") ? 1 : 13;

  @TempDir static Path directory;

  private static CaseRun run;
  private static JsonNode shipped;
  private static final Map<String, List<Prepared>> BY_ROW = new HashMap<>();

  @BeforeAll
  static void load() throws Exception {
    run = CaseRun.complete();
    shipped = YAML.readTree(PolicyCase.profiles().resolve("policies/permits.yaml").toFile());
    for (Prepared one : Prepared.all(run.version())) {
      String row = run.decide(one).explanation().policy().permitRow().orElse(one.one().name());
      BY_ROW.computeIfAbsent(row, id -> new ArrayList<>()).add(one);
    }
  }

  @AfterAll
  static void let_go() {
    BY_ROW.clear(); // hundreds of records
  }

  static List<String> rows() throws Exception {
    return PolicyVersion.load(PolicyCase.profiles()).rows().stream().map(PermitRow::id).toList();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void without_the_row_its_cases_fail(String row) throws Exception {
    assertThat(failing(row, YAML.createArrayNode())).isNotEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void with_the_row_altered_a_case_fails(String row) throws Exception {
    List<String> unnoticed = new ArrayList<>();
    List<Alteration> all = alterations(row);
    for (int i = Math.floorMod(row.hashCode(), SAMPLE); i < all.size(); i += SAMPLE) {
      Alteration alteration = all.get(i);
      if (failing(row, alteration.row()).isEmpty()) {
        unnoticed.add(alteration.what());
      }
    }
    assertThat(unnoticed).as("alterations of %s that no case notices", row).isEmpty();
  }

  private static List<String> failing(String row, ArrayNode altered) throws Exception {
    ObjectNode permits = YAML.createObjectNode();
    permits.set("evidence", shipped.path("evidence"));
    permits.set("rows", altered);
    Path file = directory.resolve("permits.yaml");
    Files.writeString(file, permits.toString()); // JSON is YAML
    CaseRun other =
        new CaseRun(
            AlteredRows.of(run.version(), row, file), run.profile(), run.translator(), run.rules());
    List<String> failing = new ArrayList<>();
    Stream.concat(of(row), named(row))
        .distinct()
        .filter(one -> failing.isEmpty() && fails(other, one))
        .forEach(one -> failing.add(one.one().name()));
    return failing;
  }

  private static Stream<Prepared> of(String row) {
    return BY_ROW.getOrDefault(row, List.of()).stream();
  }

  /** The cases in which the row is refused are named after it. */
  private static Stream<Prepared> named(String row) {
    return BY_ROW.values().stream()
        .flatMap(List::stream)
        .filter(one -> one.one().name().startsWith(row));
  }

  private static boolean fails(CaseRun other, Prepared one) {
    try {
      return !other.differences(one).isEmpty();
    } catch (NoSuchElementException | IllegalArgumentException cannotBeMade) {
      return true;
    }
  }

  private record Alteration(String what, ArrayNode row) {}

  private static List<Alteration> alterations(String id) {
    ObjectNode row = YAML.createObjectNode();
    for (JsonNode one : shipped.path("rows")) {
      if (one.path("id").asText().equals(id)) {
        row = (ObjectNode) one;
      }
    }
    List<Alteration> found = new ArrayList<>();
    for (String list : List.of("purposes", "from", "to", "classes", "requires")) {
      for (int i = 0; i < row.path(list).size(); i++) {
        boolean consent = row.path(list).path(i).has("consent"); // the consent tier judges it
        boolean last = row.path(list).size() == 1 && !list.equals("requires");
        if (!consent && !last) {
          found.add(without(row, list, i));
        }
      }
    }
    requirements(row, found);
    members(row, found);
    return found;
  }

  private static void members(ObjectNode row, List<Alteration> found) {
    if (row.path("from").isArray()) {
      found.add(with(row, "from", TextNode.valueOf("any")));
    }
    ArrayNode everybody = row.path("to").deepCopy();
    found.add(with(row, "to", everybody.add("hospital").add("court")));
    if (row.has("article")) {
      found.add(with(row, "article", TextNode.valueOf("99")));
    }
    boolean narrative = row.path("narrative").asText().equals("true");
    found.add(with(row, "narrative", TextNode.valueOf(String.valueOf(!narrative))));
    boolean waits = row.has("waits");
    found.add(with(row, "waits", TextNode.valueOf(waits ? "nobody" : "second-person")));
  }

  private static void requirements(ObjectNode row, List<Alteration> found) {
    for (int i = 0; i < row.path("requires").size(); i++) {
      for (String member : List.of("in", "state", "unknown", "objection")) {
        if (row.path("requires").path(i).has(member)) {
          ObjectNode altered = row.deepCopy();
          ((ObjectNode) altered.path("requires").path(i)).remove(member);
          found.add(alteration("requires/" + i + "/" + member, altered));
        }
      }
      int values = row.path("requires").path(i).path("in").size();
      for (int value = 0; values > 1 && value < values; value++) {
        ObjectNode altered = row.deepCopy();
        ((ArrayNode) altered.path("requires").path(i).path("in")).remove(value);
        found.add(alteration("requires/" + i + "/in/" + value, altered));
      }
    }
  }

  private static Alteration without(ObjectNode row, String list, int index) {
    ObjectNode altered = row.deepCopy();
    JsonNode gone = ((ArrayNode) altered.path(list)).remove(index);
    return alteration(list + " without " + gone, altered);
  }

  private static Alteration with(ObjectNode row, String member, JsonNode value) {
    ObjectNode altered = row.deepCopy();
    altered.set(member, value);
    return alteration(member + " as " + value, altered);
  }

  private static Alteration alteration(String what, ObjectNode altered) {
    return new Alteration(what, YAML.createArrayNode().add(altered));
  }
}
