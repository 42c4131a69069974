package org.kinbridge.translate;

import static org.kinbridge.translate.Samples.resources;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.kinbridge.translate.map.Translation.Translated;

/** The measures of a translated record, and who is named in them. */
final class Measures {
  private Measures() {}

  static String guardian() {
    return "Υπηρεσία Επιτρόπων (επινοημένη)";
  }

  static List<JsonNode> measures(Translated whole) {
    return resources(whole, "Contract");
  }

  static String code(JsonNode concept) {
    return concept.at("/coding/0/code").textValue();
  }

  /** Role to name, in order. */
  static List<Map.Entry<String, String>> parties(Translated whole, JsonNode term) {
    return term.at("/offer/party")
        .valueStream()
        .map(
            party ->
                Map.entry(
                    code(party.path("role")),
                    named(whole, party.at("/reference/0/reference").textValue())))
        .toList();
  }

  static String named(Translated whole, String url) {
    for (JsonNode entry : whole.draft().tree().path("entry")) {
      if (entry.path("fullUrl").textValue().equals(url)) {
        JsonNode name = entry.path("resource").path("name");
        return name.isTextual() ? name.textValue() : name.at("/0/text").textValue();
      }
    }
    throw new AssertionError("the reference leads nowhere");
  }
}
