package org.kinbridge.profile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kinbridge.json.JsonRefused;
import org.kinbridge.json.StrictJson;
import org.kinbridge.json.StrictJson.Limits;
import org.kinbridge.profile.Checked.Conforming;
import org.kinbridge.profile.Checked.Violated;

/**
 * Each profile has an example that conforms, and named ones that do not; the oracle agrees on all
 * of them.
 */
class ExamplesTest {
  static final Profile PROFILE = Profile.load(Path.of("../profiles"));
  private static final Path FAULTS = Oracle.SHARED.resolve("examples/invalid/faults.txt");

  static Stream<Path> good() {
    return Oracle.files("examples").stream();
  }

  static Stream<Path> bad() {
    return Oracle.files("examples/invalid").stream();
  }

  @ParameterizedTest
  @MethodSource("good")
  void conforms(Path example) {
    assertThat(violations(read(example))).isEmpty();
    assertThat(Oracle.get().complaints(Oracle.read(example))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("bad")
  void is_refused_for_its_own_fault_and_by_the_oracle(Path example) {
    String name = example.getFileName().toString().replace(".json", "");
    assertThat(violations(read(example)).stream().map(v -> v.location() + " " + v.constraint()))
        .containsExactlyElementsOf(faults().getOrDefault(name, List.of("nothing is written")));
    assertThat(Oracle.get().complaints(Oracle.read(example))).isNotEmpty();
  }

  @Test
  void every_written_fault_has_its_example() {
    assertThat(faults().keySet())
        .containsExactlyInAnyOrderElementsOf(
            bad().map(file -> file.getFileName().toString().replace(".json", "")).toList());
  }

  /** For each example that does not conform: where, and against which constraint. */
  private static Map<String, List<String>> faults() {
    Map<String, List<String>> faults = new TreeMap<>();
    for (String line : Oracle.read(FAULTS).split("\n")) {
      if (!line.startsWith("#")) {
        String[] parts = line.split(" \\| ");
        faults.put(parts[0], List.of(parts).subList(1, parts.length));
      }
    }
    return faults;
  }

  @Test
  void every_profile_of_a_resource_has_an_example() {
    List<String> shown =
        good().map(file -> file.getFileName().toString().replace(".json", "")).toList();
    assertThat(shown)
        .containsAll(
            new CompiledProfiles(Oracle.SHARED.resolve("compiled"))
                .resources().keySet().stream()
                    .map(url -> url.substring(url.lastIndexOf('/') + 1))
                    .toList());
  }

  @Test
  void every_example_is_marked_as_a_test() {
    Stream.concat(good(), bad())
        .forEach(
            file ->
                assertThat(read(file).path("meta").path("security").toString())
                    .as(file.toString())
                    .contains("HTEST"));
  }

  static List<Violation> violations(JsonNode tree) {
    if (!tree.path("resourceType").asText("").equals("Bundle")) {
      return PROFILE.checkLone(tree);
    }
    return switch (PROFILE.check(new Draft(tree, Sources.none()))) {
      case Conforming(SharedRecord record) -> List.of();
      case Violated(List<Violation> violations) -> violations;
    };
  }

  static JsonNode read(Path file) {
    return parse(Oracle.read(file));
  }

  static JsonNode parse(String json) {
    try {
      return StrictJson.parse(json.getBytes(StandardCharsets.UTF_8), Limits.DOCUMENT);
    } catch (JsonRefused refused) {
      throw new IllegalStateException(refused);
    }
  }
}
