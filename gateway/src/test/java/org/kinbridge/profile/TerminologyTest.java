package org.kinbridge.profile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every code says what it means, and in five languages how it is called. */
class TerminologyTest {
  private static final Map<String, Pattern> SCRIPTS =
      Map.of(
          "fr", Pattern.compile("\\p{IsLatin}|\\d"),
          "es", Pattern.compile("\\p{IsLatin}|\\d"),
          "ar", Pattern.compile("\\p{IsArabic}"),
          "uk", Pattern.compile("\\p{IsCyrillic}|\\d"));

  static Stream<Path> systems() {
    return Oracle.files("terminology").stream()
        .filter(file -> file.getFileName().toString().startsWith("CodeSystem-"));
  }

  @ParameterizedTest
  @MethodSource("systems")
  void says_what_each_code_means_in_plain_words_and_five_languages(Path file) {
    JsonNode system = ExamplesTest.read(file);
    assertThat(system.path("title").asText()).isNotBlank();
    assertThat(system.path("description").asText()).endsWith(".");
    Set<String> definitions = new HashSet<>();
    for (JsonNode concept : system.path("concept")) {
      String code = concept.path("code").asText();
      assertThat(concept.path("display").asText()).as(code).isNotBlank();
      assertThat(concept.path("definition").asText()).as(code).endsWith(".");
      assertThat(definitions.add(concept.path("definition").asText())).as(code).isTrue();
      Map<String, String> names = new TreeMap<>();
      for (JsonNode name : concept.path("designation")) {
        names.put(name.path("language").asText(), name.path("value").asText());
      }
      assertThat(names.keySet()).as(code).containsExactlyInAnyOrderElementsOf(SCRIPTS.keySet());
      names.forEach((language, name) -> assertThat(name).containsPattern(SCRIPTS.get(language)));
    }
  }

  @ParameterizedTest
  @MethodSource("systems")
  void no_two_codes_of_a_system_are_called_the_same_in_one_language(Path file) {
    Set<String> seen = new HashSet<>();
    for (JsonNode concept : ExamplesTest.read(file).path("concept")) {
      assertThat(seen.add("en " + concept.path("display").asText())).as("%s", concept).isTrue();
      for (JsonNode name : concept.path("designation")) {
        assertThat(seen.add(name.path("language").asText() + " " + name.path("value").asText()))
            .as("%s", concept)
            .isTrue();
      }
    }
  }

  @Test
  void the_systems_of_the_shared_language_are_all_there() {
    assertThat(systems().map(TerminologyTest::name))
        .contains(
            "cp-protection-concern",
            "cp-separation-status",
            "cp-separation-cause",
            "cp-care-arrangement",
            "cp-displacement-status",
            "cp-measure-type",
            "cp-jurisdiction-ground",
            "cp-instrument",
            "cp-legal-basis",
            "cp-purpose",
            "cp-sensitivity",
            "cp-consent-capacity",
            "cp-heard-mode",
            "cp-age-basis",
            "cp-contact-restriction",
            "cp-authority-role");
  }

  private static String name(Path file) {
    return ExamplesTest.read(file).path("id").asText();
  }

  @Test
  void no_code_system_of_ours_is_left_over() {
    Set<String> used = new TreeSet<>();
    for (Path file : Oracle.files("terminology", "structures")) {
      String text = Oracle.read(file);
      for (String system : systems().map(TerminologyTest::name).toList()) {
        boolean itself = file.getFileName().toString().equals("CodeSystem-" + system + ".json");
        if (!itself && text.contains("/CodeSystem/" + system + "\"")) {
          used.add(system);
        }
      }
    }
    assertThat(used).containsExactlyInAnyOrderElementsOf(List.copyOf(systemNames()));
  }

  private static Set<String> systemNames() {
    return new TreeSet<>(systems().map(TerminologyTest::name).toList());
  }
}
