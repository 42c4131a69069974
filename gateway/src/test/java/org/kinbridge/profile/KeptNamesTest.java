package org.kinbridge.profile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kinbridge.json.CompactJson;
import org.kinbridge.json.JsonRefused;
import org.kinbridge.json.StrictJson.Limits;
import org.kinbridge.profile.frozen.FrozenObject;
import org.kinbridge.profile.frozen.FrozenTree;

/** What outlives a check is names that the profiles have. */
class KeptNamesTest {

  @Test
  void the_names_of_a_document_that_passed_are_kept() throws JsonRefused {
    JsonNode document = example();
    assertThat(ExamplesTest.violations(document)).isEmpty();

    assertThat(objects(read(document))).isNotEmpty().allMatch(one -> one.names().areKept());
  }

  @Test
  void kept_names_are_written_as_those_of_an_object_that_may_change() throws JsonRefused {
    JsonNode document = example();
    byte[] before = CompactJson.bytes(read(document));
    assertThat(ExamplesTest.violations(document)).isEmpty();

    assertThat(CompactJson.bytes(read(document)))
        .isEqualTo(CompactJson.bytes(document))
        .isEqualTo(before)
        .isEqualTo(document.toString().getBytes(UTF_8));
  }

  @Test
  void names_that_no_profile_has_are_not_kept_nor_is_an_object_that_has_one() throws JsonRefused {
    ObjectNode document = (ObjectNode) example();
    for (JsonNode entry : document.path("entry")) {
      ((ObjectNode) entry.path("resource")).put("Quillon", 1).put("language", "en");
    }

    for (int i = 0; i < 3; i++) {
      assertThat(ExamplesTest.violations(document)).isNotEmpty();
      assertThat(objects(read(document)))
          .filteredOn(one -> one.has("Quillon"))
          .isNotEmpty()
          .noneMatch(one -> one.names().areKept());
    }
  }

  @Test
  void known_names_in_an_order_that_was_never_seen_are_judged_alike_each_time() throws JsonRefused {
    JsonNode turned = turned(example());
    List<Violation> expected = ExamplesTest.violations(turned);

    for (int i = 0; i < 3; i++) {
      assertThat(ExamplesTest.violations(read(turned))).isEqualTo(expected);
    }
    assertThat(read(turned)).isEqualTo(example());
  }

  @Test
  void what_is_missing_is_missing_each_time_also_where_the_names_are_kept() throws JsonRefused {
    JsonNode document = example();
    document.path("entry").forEach(entry -> ((ObjectNode) entry.path("resource")).remove("meta"));
    List<Violation> expected = ExamplesTest.violations(document);

    for (int i = 0; i < 3; i++) {
      assertThat(ExamplesTest.violations(read(document))).isEqualTo(expected);
    }
    assertThat(expected).isNotEmpty();
  }

  private static JsonNode turned(JsonNode node) {
    if (!(node instanceof ObjectNode object)) {
      return node;
    }
    ObjectNode turned = object.objectNode();
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    names.reversed().forEach(name -> turned.set(name, turned(object.get(name))));
    return turned;
  }

  private static List<FrozenObject> objects(JsonNode node) {
    List<FrozenObject> all = new ArrayList<>();
    if (node instanceof FrozenObject object) {
      all.add(object);
    }
    node.forEach(child -> all.addAll(objects(child)));
    return all;
  }

  private static JsonNode read(JsonNode node) throws JsonRefused {
    return FrozenTree.read(node.toString().getBytes(UTF_8), Limits.DOCUMENT);
  }

  private static JsonNode example() {
    return ExamplesTest.read(Oracle.SHARED.resolve("examples/cp-case-document.json"));
  }
}
