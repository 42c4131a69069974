package org.kinbridge.profile;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** The words of the shared record for whoever works with children, from the code systems. */
final class GlossaryPage {
  private static final List<String> LANGUAGES = List.of("fr", "es", "uk", "ar");
  private static final String HEAD =
      """
      # Glossary

      The words that a shared record uses, what each means, and how it is called in other languages. A
      record carries only the code; what a person reads comes from here. This page is made from
      `profiles/shared/terminology` by `GeneratedPagesTest`; change it there.

      """;

  private GlossaryPage() {}

  static String text() {
    List<JsonNode> systems =
        Oracle.files("terminology").stream()
            .filter(file -> name(file).startsWith("CodeSystem-"))
            .map(ExamplesTest::read)
            .sorted(Comparator.comparing(system -> title(system)))
            .toList();
    String contents =
        systems.stream()
            .map(system -> "[" + title(system) + "](#" + anchor(title(system)) + ")")
            .collect(Collectors.joining(" · "));
    return HEAD
        + contents
        + "\n"
        + systems.stream().map(GlossaryPage::section).collect(Collectors.joining());
  }

  private static String name(Path file) {
    return file.getFileName().toString();
  }

  private static String title(JsonNode system) {
    return system.path("title").asText();
  }

  static String anchor(String title) {
    return title.toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z ]", "").replace(' ', '-');
  }

  private static String section(JsonNode system) {
    StringBuilder out = new StringBuilder();
    out.append("\n## ").append(title(system)).append("\n\n");
    out.append(system.path("description").asText());
    out.append(" (`").append(system.path("id").asText()).append("`)\n\n");
    out.append("| word | means | français | español | українська | العربية | code |\n");
    out.append("|---|---|---|---|---|---|---|\n");
    system.path("concept").forEach(concept -> out.append(row(concept)));
    return out.toString();
  }

  private static String row(JsonNode concept) {
    StringBuilder out = new StringBuilder("| ");
    out.append(concept.path("display").asText()).append(" | ");
    out.append(concept.path("definition").asText());
    for (String language : LANGUAGES) {
      out.append(" | ").append(called(concept, language));
    }
    return out.append(" | `").append(concept.path("code").asText()).append("` |\n").toString();
  }

  private static String called(JsonNode concept, String language) {
    for (JsonNode name : concept.path("designation")) {
      if (name.path("language").asText().equals(language)) {
        return name.path("value").asText();
      }
    }
    return "";
  }
}
