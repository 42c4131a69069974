package org.kinbridge.policy.minimise;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Optional;
import org.kinbridge.policy.element.Element;
import org.kinbridge.policy.element.Resource;
import org.kinbridge.policy.situation.AgeInterval;
import org.kinbridge.policy.situation.Days;
import org.kinbridge.profile.frozen.FrozenArray;

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
    Part copy = new Part();
    address.children("extension").forEach(label -> copy.put(label, label.node()));
    return Optional.of(copy.set("country", country).done());
  }

  /** The band, or the neighbouring ones, in which the age lies; empty where nobody knows. */
  static Optional<JsonNode> ageBand(Resource person, String day) {
    AgeInterval age = AgeInterval.of(person, Days.first(day));
    if (age.youngest() == 0 && age.oldest() > OLDEST) {
      return Optional.empty();
    }
    FrozenArray parts =
        Fhir.list(
            age("lowAge", begin(age.youngest())),
            age("highAge", end(age.oldest())),
            Fhir.extension("basis", "valueCodeableConcept", Fhir.own("cp-age-basis", "unknown")),
            Fhir.extension("asOf", "valueDate", Fhir.text(day)));
    return Optional.of(
        Fhir.extension(Fhir.BASE + "/StructureDefinition" + ESTIMATE, "extension", parts));
  }

  private static JsonNode age(String url, int years) {
    Part age = new Part().set("value", IntNode.valueOf(years)).set("unit", "a");
    age.set("system", "http://unitsofmeasure.org").set("code", "a");
    return Fhir.extension(url, "valueAge", age.done());
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
