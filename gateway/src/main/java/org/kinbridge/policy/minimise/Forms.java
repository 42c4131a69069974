package org.kinbridge.policy.minimise;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Optional;
import org.kinbridge.policy.element.Element;
import org.kinbridge.policy.element.Resource;
import org.kinbridge.policy.situation.AgeInterval;
import org.kinbridge.policy.situation.Days;

/** An element in less than its own words. */
final class Forms {
  static final String ESTIMATE = "/cp-age-estimate";

  private static final int YEAR = 4;
  private static final int OLDEST = 120;

  /** The years at which a band of ages begins. */
  private static final int[] BANDS = {0, 5, 12, 18};

  private Forms() {}

  static JsonNode year(Element date) {
    return TextNode.valueOf(date.node().asText("").substring(0, YEAR));
  }

  /** The state and the labels of an address; empty where no state was written. */
  static Optional<JsonNode> country(Element address) {
    JsonNode country = address.node().path("country");
    if (country.isMissingNode()) {
      return Optional.empty();
    }
    ObjectNode copy = Fhir.object();
    ArrayNode labels = copy.arrayNode();
    address.children("extension").forEach(label -> labels.add(label.node()));
    if (!labels.isEmpty()) {
      copy.set("extension", labels);
    }
    copy.set("country", country);
    return Optional.of(copy);
  }

  /** The band, or the neighbouring ones, in which the age lies; empty where nobody knows. */
  static Optional<ObjectNode> ageBand(Resource person, String day) {
    AgeInterval age = AgeInterval.of(person, Days.first(day));
    if (age.youngest() == 0 && age.oldest() > OLDEST) {
      return Optional.empty();
    }
    ObjectNode estimate = Fhir.object().put("url", Fhir.BASE + "/StructureDefinition" + ESTIMATE);
    ArrayNode parts = estimate.putArray("extension");
    parts.add(age("lowAge", begin(age.youngest())));
    parts.add(age("highAge", end(age.oldest())));
    ObjectNode basis = parts.addObject().put("url", "basis");
    basis.set("valueCodeableConcept", Fhir.own("cp-age-basis", "unknown"));
    parts.addObject().put("url", "asOf").put("valueDate", day);
    return Optional.of(estimate);
  }

  private static ObjectNode age(String url, int years) {
    ObjectNode part = Fhir.object().put("url", url);
    part.putObject("valueAge")
        .put("value", years)
        .put("unit", "a")
        .put("system", "http://unitsofmeasure.org")
        .put("code", "a");
    return part;
  }

  private static int begin(int years) {
    int begin = 0;
    for (int band : BANDS) {
      begin = years >= band ? band : begin;
    }
    return begin;
  }

  private static int end(int years) {
    for (int band : BANDS) {
      if (years < band) {
        return band - 1;
      }
    }
    return OLDEST;
  }
}
