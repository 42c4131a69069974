package org.kinbridge.profile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kinbridge.json.CompactJson;
import org.kinbridge.profile.frozen.FrozenObject;
import org.kinbridge.profile.frozen.FrozenTree;

/** What stands in many documents is looked at once, and judged as if it were looked at in each. */
class StandingPartsTest {

  static Stream<Path> examples() {
    return Stream.concat(ExamplesTest.good(), ExamplesTest.bad());
  }

  @ParameterizedTest
  @MethodSource("examples")
  void the_verdict_is_that_of_a_document_of_its_own_parts_each_time(Path example) {
    JsonNode own = ExamplesTest.read(example);
    JsonNode standing = standing(own);

    List<Violation> expected = ExamplesTest.violations(own);

    assertThat(ExamplesTest.violations(standing)).isEqualTo(expected);
    assertThat(ExamplesTest.violations(standing)).isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource("examples")
  void it_is_written_as_a_document_of_its_own_parts_each_time(Path example) throws IOException {
    JsonNode own = ExamplesTest.read(example);
    JsonNode standing = standing(own);
    ObjectWriter plain = JsonMapper.builder().build().writer();
    ObjectWriter ascii = plain.with(JsonWriteFeature.ESCAPE_NON_ASCII);

    for (ObjectWriter writer : List.of(plain, ascii, plain.withDefaultPrettyPrinter(), plain)) {
      assertThat(writer.writeValueAsBytes(standing)).isEqualTo(writer.writeValueAsBytes(own));
      assertThat(CompactJson.bytes(standing)).isEqualTo(CompactJson.bytes(own));
      assertThat(writer.writeValueAsString(standing)).isEqualTo(writer.writeValueAsString(own));
    }
    assertThat(JsonMapper.builder().build().<JsonNode>valueToTree(standing)).isEqualTo(own);
    assertThat(standing.deepCopy().toString()).isEqualTo(own.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"é", "Ж", "\u2028", "\"\\\n\u0001", "\uD83D\uDE00", "\uFFFF", "\uD83D"})
  void any_character_in_it_is_written_as_elsewhere(String text) throws IOException {
    JsonNode own = JsonNodeFactory.instance.objectNode().put(text, text);
    JsonNode standing = standing(own);
    ObjectWriter writer = JsonMapper.builder().build().writer();
    assertThat(CompactJson.bytes(FrozenTree.copyOf(own))).isEqualTo(CompactJson.bytes(own));

    for (int i = 0; i < 2; i++) {
      assertThat(writer.writeValueAsBytes(standing)).isEqualTo(writer.writeValueAsBytes(own));
      assertThat(CompactJson.bytes(standing)).isEqualTo(CompactJson.bytes(own));
    }
  }

  @Test
  void a_part_that_passed_as_one_thing_does_not_pass_as_another() {
    JsonNode document = document();
    JsonNode name = standing(patient(document).path("name"));
    put(document, "name", name);
    assertThat(ExamplesTest.violations(document)).isEmpty();

    put(document, "telecom", name);

    assertThat(ExamplesTest.violations(document)).isNotEmpty();
  }

  @Test
  void a_list_that_passed_does_not_pass_where_one_of_its_elements_is_expected() {
    JsonNode document = document();
    ObjectNode name = (ObjectNode) patient(document).path("name").path(0);
    ArrayNode names = name.arrayNode().add(standing(name));
    put(document, "name", standing(names));
    assertThat(ExamplesTest.violations(document)).isEmpty();

    put(document, "name", standing(name));
    assertThat(ExamplesTest.violations(document)).isNotEmpty();
    put(document, "name", name.arrayNode().add(standing(names)));
    assertThat(ExamplesTest.violations(document)).isNotEmpty();
  }

  @Test
  void a_reference_in_it_is_followed_in_each_document() {
    ObjectNode document = (ObjectNode) document();
    ArrayNode entries = (ArrayNode) document.path("entry");
    entries.set(0, standing(entries.get(0)));
    assertThat(ExamplesTest.violations(document)).isEmpty();

    JsonNode child = patient(document);
    entries.removeIf(entry -> entry.path("resource") == child);

    assertThat(ExamplesTest.violations(document))
        .filteredOn(one -> one.location().startsWith("Bundle.entry[0]."))
        .extracting(Violation::constraint)
        .contains("reference");
  }

  private static JsonNode document() {
    return ExamplesTest.read(Oracle.SHARED.resolve("examples/cp-case-document.json"));
  }

  private static JsonNode patient(JsonNode document) {
    for (JsonNode entry : document.path("entry")) {
      if (entry.path("resource").path("resourceType").asText().equals("Patient")) {
        return entry.path("resource");
      }
    }
    throw new IllegalStateException("the example has a child");
  }

  private static void put(JsonNode document, String member, JsonNode value) {
    ((ObjectNode) patient(document)).set(member, value);
  }

  /** The same tree, every part of it made to stand in many documents. */
  private static JsonNode standing(JsonNode node) {
    ObjectNode holder = JsonNodeFactory.instance.objectNode();
    holder.set("part", node);
    return FrozenTree.forMany((FrozenObject) FrozenTree.copyOf(holder)).path("part");
  }
}
