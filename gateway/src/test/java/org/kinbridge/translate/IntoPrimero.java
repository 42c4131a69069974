package org.kinbridge.translate;

import static org.kinbridge.translate.Samples.least;
import static org.kinbridge.translate.Samples.translated;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.kinbridge.translate.back.Back;
import org.kinbridge.translate.back.PatchReport;
import org.kinbridge.translate.source.NationalRecord;

/** A shared document, written into a case of Primero v2. */
final class IntoPrimero {
  static final String CONCERN = "https://kinbridge.example/fhir/CodeSystem/cp-protection-concern";

  private IntoPrimero() {}

  static Back.Given back(JsonNode document) {
    return (Back.Given) Samples.TRANSLATOR.back(document, "primero-v2", Optional.empty());
  }

  static Back.Given back(JsonNode document, JsonNode local) {
    NationalRecord record =
        new NationalRecord("primero-v2", local.toString().getBytes(StandardCharsets.UTF_8));
    return (Back.Given) Samples.TRANSLATOR.back(document, record);
  }

  static ObjectNode document(String... members) {
    return translated(least(members)).draft().tree().deepCopy();
  }

  static ObjectNode resource(JsonNode document, String type) {
    for (JsonNode entry : document.path("entry")) {
      if (entry.path("resource").path("resourceType").asText().equals(type)) {
        return (ObjectNode) entry.path("resource");
      }
    }
    throw new AssertionError("no " + type);
  }

  static JsonNode data(Back.Given given) {
    return given.patch().path("data");
  }

  static List<String> lost(Back.Given given) {
    return given.report().lost().stream().map(PatchReport.Lost::path).toList();
  }
}
