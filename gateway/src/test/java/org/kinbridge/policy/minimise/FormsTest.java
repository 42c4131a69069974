package org.kinbridge.policy.minimise;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kinbridge.policy.element.Document;

/** An age leaves as the band it lies in, and not at all where nobody knows it. */
class FormsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static Optional<JsonNode> band(String person) throws Exception {
    JsonNode bundle = JSON.readTree("{\"entry\":[{\"resource\":" + person + "}]}");
    return Forms.ageBand(Document.of(bundle).resources().getFirst(), "2026-04-10");
  }

  private static int years(JsonNode estimate, int part) {
    return estimate.path("extension").path(part).path("valueAge").path("value").asInt(-1);
  }

  private static String between(int low, int high) {
    return """
    {"extension":[{"url":"https://kinbridge.example/fhir/StructureDefinition/cp-age-estimate",
      "extension":[{"url":"lowAge","valueAge":{"value":%d}},{"url":"highAge","valueAge":{"value":%d}},
        {"url":"asOf","valueDate":"2026-04-10"}]}]}
    """
        .formatted(low, high);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, 0, 4",
    "4, 4, 0, 4",
    "5, 5, 5, 11",
    "11, 11, 5, 11",
    "12, 12, 12, 17",
    "17, 17, 12, 17",
    "18, 18, 18, 120",
    "4, 5, 0, 11",
    "0, 120, 0, 120",
    "1, 121, 0, 120"
  })
  void an_age_between_two_years_is_told_as_their_bands(int low, int high, int from, int to)
      throws Exception {
    JsonNode told = band(between(low, high)).orElseThrow();
    assertThat(years(told, 0)).isEqualTo(from);
    assertThat(years(told, 1)).isEqualTo(to);
    assertThat(told.path("extension").path(3).path("valueDate").asText()).isEqualTo("2026-04-10");
  }

  @Test
  void an_age_that_nobody_knows_is_not_told() throws Exception {
    assertThat(band("{\"birthDate\":\"2026-04\"}")).isPresent();
    assertThat(band("{}")).isEmpty();
    assertThat(band(between(0, 121))).isEmpty();
  }
}
