package org.kinbridge.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.kinbridge.profile.InvariantMutants.Line;

/**
 * Each invariant of a compiled profile has one predicate or one reason why the shape holds it, and
 * a written mutant.
 */
class InvariantsTest {
  private static Set<String> keys() {
    Set<String> keys = new TreeSet<>();
    Oracle.files("compiled").forEach(file -> collect(ExamplesTest.read(file), keys));
    return keys;
  }

  private static void collect(JsonNode node, Set<String> keys) {
    node.path("invariants").forEach(key -> keys.add(key.textValue()));
    node.forEach(child -> collect(child, keys));
  }

  @Test
  void every_key_has_a_predicate_or_is_held_by_the_shape() {
    for (String key : keys()) {
      assertThat(Invariants.of(key).isEmpty())
          .as(key)
          .isEqualTo(Invariants.HELD_BY_SHAPE.containsKey(key));
    }
  }

  @Test
  void a_key_without_a_predicate_stops_the_node() {
    assertThatIllegalArgumentException().isThrownBy(() -> Invariants.of("cp-new-1"));
  }

  @Test
  void nothing_is_said_to_be_held_by_the_shape_that_no_profile_has() {
    assertThat(keys()).containsAll(Invariants.HELD_BY_SHAPE.keySet());
  }

  @Test
  void every_written_mutant_is_refused_and_names_its_own_key_where_a_predicate_judges() {
    for (Line line : InvariantMutants.read()) {
      JsonNode example =
          ExamplesTest.read(Oracle.SHARED.resolve("examples/" + line.example() + ".json"));
      Set<String> told =
          ExamplesTest.violations(line.applyTo(example)).stream()
              .map(Violation::constraint)
              .collect(Collectors.toSet());
      assertThat(told).as(line.toString()).isNotEmpty();
      if (line.key().startsWith("cp-") && !Invariants.HELD_BY_SHAPE.containsKey(line.key())) {
        assertThat(told).as(line.toString()).contains(line.key());
      }
    }
  }
}
