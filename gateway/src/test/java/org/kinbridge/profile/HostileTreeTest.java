package org.kinbridge.profile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.kinbridge.profile.Checked.Violated;

/** Whatever a tree holds, the check answers; it neither throws nor repeats what it read. */
class HostileTreeTest {
  private static final JsonNode DOCUMENT =
      ExamplesTest.read(Oracle.SHARED.resolve("examples/cp-case-document.json"));
  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "0",
          "-1.5",
          "1e400",
          "\"\"",
          "\"Quillon\"",
          "[]",
          "{}",
          "[[]]",
          "[null]",
          "[{}]",
          "{\"Quillon\":1}",
          "{\"extension\":[7]}",
          "{\"coding\":{}}",
          "\"2012-02-30\"",
          "\"urn:uuid:\"",
          "{\"reference\":[]}",
          "[[[[[[[[{}]]]]]]]]");

  @Property(tries = 2_000)
  void any_value_anywhere_is_judged_and_never_told(@ForAll long seed) {
    Random random = new Random(seed);
    JsonNode tree = DOCUMENT.deepCopy();
    for (int i = random.nextInt(6); i >= 0; i--) {
      spoil(tree, random);
    }
    Checked checked = ExamplesTest.PROFILE.check(new Draft(tree, Sources.none()));
    if (checked instanceof Violated(List<Violation> violations)) {
      assertThat(violations.toString()).doesNotContain("Quillon");
    }
  }

  private static void spoil(JsonNode tree, Random random) {
    List<JsonNode> holders = new ArrayList<>();
    gather(tree, holders);
    JsonNode holder = holders.get(random.nextInt(holders.size()));
    JsonNode value = Mutants.parse(VALUES.get(random.nextInt(VALUES.size())));
    if (holder instanceof ObjectNode object) {
      List<String> names = new ArrayList<>(List.of("Quillon", "_id", "extension"));
      object.fieldNames().forEachRemaining(names::add);
      object.set(names.get(random.nextInt(names.size())), value);
    } else if (holder instanceof ArrayNode array) {
      array.insert(random.nextInt(array.size() + 1), value);
    }
  }

  private static void gather(JsonNode node, List<JsonNode> holders) {
    if (node.isContainerNode()) {
      holders.add(node);
      node.forEach(child -> gather(child, holders));
    }
  }

  @Test
  void a_hundred_thousand_wrong_members_are_told_once_each_and_in_time() {
    ObjectNode tree = DOCUMENT.deepCopy();
    for (int i = 0; i < 100_000; i++) {
      tree.put("m" + i, i);
    }
    Checked checked = ExamplesTest.PROFILE.check(new Draft(tree, Sources.none()));
    assertThat(checked).isInstanceOf(Violated.class);
    assertThat(((Violated) checked).violations()).hasSize(100_000);
  }
}
