package org.kinbridge.profile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.kinbridge.profile.IheRules.Rule;

/** Our consent and our audit record keep what IHE publishes, and cannot do otherwise. */
class IheConformanceTest {

  static Stream<Arguments> rules() {
    return IheRules.all().stream()
        .flatMap(file -> file.rules().stream().map(rule -> Arguments.of(file.name(), rule, file)));
  }

  private static List<JsonNode> examples(IheRules file) {
    return Oracle.files("examples").stream()
        .map(ExamplesTest::read)
        .flatMap(IheConformanceTest::resources)
        .filter(file::speaksOf)
        .toList();
  }

  /** The resource, or each of a document. */
  private static Stream<JsonNode> resources(JsonNode tree) {
    return tree.has("entry")
        ? StreamSupport.stream(tree.path("entry").spliterator(), false).map(e -> e.path("resource"))
        : Stream.of(tree);
  }

  @Test
  void each_file_speaks_of_some_example() {
    assertThat(IheRules.all()).hasSize(3).allSatisfy(f -> assertThat(examples(f)).isNotEmpty());
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("rules")
  void our_examples_keep_it(String name, Rule rule, IheRules file) {
    for (JsonNode example : examples(file)) {
      assertThat(IheRules.keeps(rule, example)).isTrue();
    }
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("rules")
  void our_compiled_profile_demands_it(String name, Rule rule, IheRules file) {
    JsonNode profile = compiled(file.ours());
    List<String> invariants = new ArrayList<>();
    profile.path("invariants").forEach(key -> invariants.add(key.asText()));
    if (!rule.by().isEmpty()) {
      assertThat(invariants).contains(rule.by());
    }
    if (rule.same().isEmpty()) {
      demands(rule, find(profile, rule.element()));
    }
  }

  private static void demands(Rule rule, Optional<JsonNode> element) {
    if (rule.max() == 0) {
      assertThat(element).isEmpty();
      return;
    }
    JsonNode there = element.orElseThrow();
    assertThat(there.path("min").asInt()).isGreaterThanOrEqualTo(rule.min());
    assertThat(there.path("max").asInt()).isLessThanOrEqualTo(rule.max());
    if (!rule.is().isEmpty() && rule.by().isEmpty()) {
      JsonNode only = there.has("fixed") ? there.path("fixed") : there.path("pattern");
      assertThat(IheRules.code(only)).isEqualTo(rule.is());
    }
  }

  private static JsonNode compiled(String profile) {
    return ExamplesTest.read(Oracle.SHARED.resolve("compiled/" + profile + ".json"));
  }

  /** The element of a compiled profile; empty when the profile closes it. */
  private static Optional<JsonNode> find(JsonNode profile, String path) {
    JsonNode here = profile;
    for (String segment : path.split("\\.")) {
      Optional<JsonNode> child = child(whole(here), segment);
      if (child.isEmpty()) {
        assertThat(whole(here).path("closed").toString())
            .contains('"' + IheRules.bare(segment) + '"');
        return Optional.empty();
      }
      here = child.get();
    }
    return Optional.of(here);
  }

  private static JsonNode whole(JsonNode element) {
    String profile = element.at("/types/0/profile").asText();
    return element.has("children") || profile.isEmpty() ? element : compiled(profile);
  }

  private static Optional<JsonNode> child(JsonNode of, String segment) {
    for (JsonNode child : of.path("children")) {
      if (child.path("name").asText().equals(IheRules.bare(segment))) {
        String chosen = IheRules.chosen(segment);
        return chosen.isEmpty() ? Optional.of(child) : slice(child, chosen);
      }
    }
    return Optional.empty();
  }

  private static Optional<JsonNode> slice(JsonNode sliced, String code) {
    return StreamSupport.stream(sliced.path("slices").spliterator(), false)
        .filter(s -> IheRules.code(child(s, "type").orElseThrow().path("pattern")).equals(code))
        .findFirst();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("rules")
  void what_breaks_it_is_refused_by_us(String name, Rule rule, IheRules file) {
    int made = 0;
    for (JsonNode example : examples(file)) {
      for (JsonNode broken : broken(rule, example)) {
        assertThat(IheRules.keeps(rule, broken)).as("%s", broken).isFalse();
        assertThat(ExamplesTest.PROFILE.checkLone(broken)).as("%s", broken).isNotEmpty();
        made++;
      }
    }
    assertThat(made).isPositive();
  }

  private static List<JsonNode> broken(Rule rule, JsonNode example) {
    List<JsonNode> all = new ArrayList<>();
    if (!rule.same().isEmpty()) {
      all.add(changed(example, rule.same().getLast() + ".identifier.value"));
      return all;
    }
    if (rule.min() > 0) {
      all.add(without(example, rule.element()));
    }
    if (rule.max() == 0) {
      JsonNode copy = example.deepCopy();
      ObjectNode parent = (ObjectNode) parents(copy, rule.element()).getFirst();
      parent.set(IheRules.last(rule.element()), Mutants.parse("[{\"text\":\"x\"}]"));
      all.add(copy);
    }
    if (!rule.is().isEmpty()) {
      all.add(changed(example, rule.element()));
    }
    return all;
  }

  private static List<JsonNode> parents(JsonNode copy, String element) {
    return IheRules.at(copy, IheRules.parent(element));
  }

  private static JsonNode without(JsonNode example, String element) {
    JsonNode copy = example.deepCopy();
    String last = IheRules.last(element);
    for (JsonNode parent : parents(copy, element)) {
      String stem = IheRules.bare(last).replace("[x]", "");
      String chosen = IheRules.chosen(last);
      if (chosen.isEmpty()) {
        ((ObjectNode) parent).properties().removeIf(member -> member.getKey().startsWith(stem));
      } else {
        ArrayNode items = (ArrayNode) parent.path(stem);
        for (int i = items.size() - 1; i >= 0; i--) {
          if (IheRules.code(items.get(i).path("type")).equals(chosen)) {
            items.remove(i);
          }
        }
      }
    }
    return copy;
  }

  /** With another code or value there. */
  private static JsonNode changed(JsonNode example, String element) {
    JsonNode copy = example.deepCopy();
    String last = IheRules.last(element);
    for (JsonNode parent : parents(copy, element)) {
      JsonNode value = parent.path(last);
      JsonNode one = value.isArray() ? value.get(0) : value;
      JsonNode coding = one.has("coding") ? one.at("/coding/0") : one;
      if (coding instanceof ObjectNode object) {
        object.put("code", "another");
      } else {
        ((ObjectNode) parent).put(last, "another");
      }
    }
    return copy;
  }
}
