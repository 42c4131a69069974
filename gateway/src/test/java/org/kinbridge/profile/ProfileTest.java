package org.kinbridge.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kinbridge.profile.Checked.Conforming;
import org.kinbridge.profile.Checked.Violated;

class ProfileTest {
  private static final Profile PROFILE = ExamplesTest.PROFILE;
  private static final Path EXAMPLE = Path.of("../profiles/shared/examples/cp-case-document.json");

  private static ObjectNode document() {
    return (ObjectNode) ExamplesTest.read(EXAMPLE).deepCopy();
  }

  private static List<String> told(JsonNode tree) {
    return ExamplesTest.violations(tree).stream()
        .map(v -> v.location() + " " + v.constraint())
        .toList();
  }

  private static ObjectNode resource(ObjectNode document, int entry) {
    return (ObjectNode) document.path("entry").path(entry).path("resource");
  }

  @Nested
  class Violations {
    @Test
    void are_told_all_at_once_in_the_order_of_the_document() {
      ObjectNode document = document();
      resource(document, 1)
          .put("gender", "girl")
          .put("birthDate", "2012-02-30")
          .putArray("photo")
          .addObject()
          .put("title", "x");
      ((ObjectNode) resource(document, 7).path("code").path("coding").path(0)).put("display", "x");
      document.remove("timestamp");
      assertThat(told(document))
          .containsExactly(
              "Bundle.entry[1].resource.gender binding",
              "Bundle.entry[1].resource.birthDate type",
              "Bundle.entry[1].resource.photo closed",
              "Bundle.entry[1].resource cp-child-2",
              "Bundle.entry[7].resource.code.coding[0].display closed",
              "Bundle.timestamp cardinality");
    }

    @Test
    void never_repeat_a_name_that_fhir_does_not_know() {
      ObjectNode document = document();
      resource(document, 1).put("Selam", "x");
      assertThat(told(document)).containsExactly("Bundle.entry[1].resource closed");
    }

    @Test
    void name_a_reference_that_leads_nowhere_or_to_the_wrong_profile() {
      ObjectNode document = document();
      ((ObjectNode) resource(document, 7).path("subject"))
          .put("reference", "urn:uuid:bb000000-0000-4000-8000-000000000015");
      ((ObjectNode) resource(document, 8).path("subject"))
          .put("reference", "urn:uuid:bb000000-0000-4000-8000-00000000dead");
      assertThat(told(document))
          .containsExactly(
              "Bundle.entry[7].resource.subject reference",
              "Bundle.entry[8].resource.subject reference");
    }
  }

  @Nested
  class A_shared_record {
    @Test
    void cannot_be_changed_by_whoever_made_the_draft() {
      ObjectNode mine = document();
      Draft draft = new Draft(mine, Sources.none());
      mine.removeAll();
      SharedRecord record = record(draft);
      assertThat(record.tree()).isEqualTo(document());
    }

    @Test
    void cannot_be_changed_by_whoever_reads_it() {
      SharedRecord record = record(new Draft(document(), Sources.none()));
      assertThatThrownBy(() -> ((ObjectNode) record.tree()).remove("type"))
          .isInstanceOf(UnsupportedOperationException.class);
      assertThatThrownBy(
              () -> ((ObjectNode) record.tree().path("entry").path(0)).put("fullUrl", "x"))
          .isInstanceOf(UnsupportedOperationException.class);
      assertThatThrownBy(() -> ((ArrayNode) record.tree().path("entry")).remove(0))
          .isInstanceOf(UnsupportedOperationException.class);
      ObjectNode copy = record.tree().deepCopy();
      copy.remove("type");
      assertThat(record.tree().has("type")).isTrue();
    }

    @Test
    void names_the_profiles_it_was_checked_against_and_keeps_its_sources() {
      Sources sources =
          new Sources(
              Map.of("Bundle.entry[1].resource", List.of("/data")), MissingNode.getInstance());
      SharedRecord record = record(new Draft(document(), sources));
      assertThat(record.profileDigest()).isEqualTo(PROFILE.digest());
      assertThat(record.sources()).isEqualTo(sources);
    }

    @Test
    void prints_nothing_about_anybody() {
      Draft draft = new Draft(document(), Sources.none());
      assertThat(draft + " " + record(draft)).doesNotContain("Selam");
    }

    private static SharedRecord record(Draft draft) {
      return switch (PROFILE.check(draft)) {
        case Conforming(SharedRecord record) -> record;
        case Violated(List<Violation> violations) -> throw new AssertionError(violations);
      };
    }
  }

  @Nested
  class A_draft {
    @Test
    void deeper_than_any_door_lets_in_is_our_own_mistake() {
      JsonNode deep = JsonNodeFactory.instance.objectNode();
      for (int i = 0; i < 100_000; i++) {
        deep = JsonNodeFactory.instance.arrayNode().add(deep);
      }
      JsonNode tree = deep;
      assertThatIllegalArgumentException().isThrownBy(() -> new Draft(tree, Sources.none()));
    }
  }

  @Nested
  class The_digest {
    @TempDir Path folder;

    @Test
    void changes_with_any_byte_of_any_compiled_file() throws IOException {
      Path compiled = Files.createDirectories(folder.resolve("shared/compiled"));
      for (Path file : Oracle.files("compiled")) {
        Files.copy(file, compiled.resolve(file.getFileName()));
      }
      assertThat(Profile.load(folder).digest()).isEqualTo(PROFILE.digest());
      Path one = compiled.resolve("cp-child.json");
      Files.writeString(one, Files.readString(one) + " ");
      assertThat(Profile.load(folder).digest()).isNotEqualTo(PROFILE.digest());
    }

    @Test
    void is_never_of_profiles_that_are_not_whole() throws IOException {
      Files.createDirectories(folder.resolve("shared/compiled"));
      assertThatThrownBy(() -> Profile.load(folder)).isInstanceOf(IllegalStateException.class);
    }
  }

  @Property(tries = 3_000)
  void whatever_is_done_to_a_document_the_check_answers(@ForAll long seed) {
    Random random = new Random(seed);
    ObjectNode document = document();
    for (int i = 0; i < 1 + random.nextInt(4); i++) {
      Vandal.strike(document, random);
    }
    ExamplesTest.violations(document)
        .forEach(
            v ->
                assertThat(v.location() + v.message())
                    .doesNotContain("Selam")
                    .doesNotContain("\u0000"));
  }

  /** Changes a random place in a random way. */
  private static final class Vandal {
    static void strike(JsonNode tree, Random random) {
      List<JsonNode> containers = new ArrayList<>();
      collect(tree, containers);
      JsonNode at = containers.get(random.nextInt(containers.size()));
      if (at instanceof ArrayNode array) {
        array.insert(random.nextInt(array.size() + 1), anything(random, tree));
      } else if (at instanceof ObjectNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        names.add("Selam\u0000");
        String name = names.get(random.nextInt(names.size()));
        if (random.nextInt(3) == 0) {
          object.remove(name);
        } else {
          object.set(random.nextBoolean() ? name : "_" + name, anything(random, tree));
        }
      }
    }

    private static void collect(JsonNode node, List<JsonNode> all) {
      if (node.isContainerNode()) {
        all.add(node);
        node.forEach(child -> collect(child, all));
      }
    }

    private static JsonNode anything(Random random, JsonNode tree) {
      JsonNodeFactory make = JsonNodeFactory.instance;
      return switch (random.nextInt(9)) {
        case 0 -> make.nullNode();
        case 1 -> make.objectNode();
        case 2 -> make.arrayNode();
        case 3 -> make.numberNode(random.nextInt());
        case 4 -> make.booleanNode(random.nextBoolean());
        case 5 -> make.textNode("");
        case 6 -> make.textNode("2012-0" + random.nextInt(100));
        case 7 -> make.arrayNode().add(make.objectNode().put("Selam", "x"));
        default -> tree.path("entry").path(random.nextInt(5)).deepCopy();
      };
    }
  }
}
