package org.kinbridge.policy.proof;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.kinbridge.policy.proof.Combination.Nationality;
import org.kinbridge.policy.proof.Combination.Protection;
import org.kinbridge.policy.world.SharedSources;
import org.kinbridge.profile.Checked;
import org.kinbridge.profile.Draft;
import org.kinbridge.profile.Profile;
import org.kinbridge.profile.SharedRecord;

/**
 * A record that holds everything a wall protects, in the few forms in which the record itself makes
 * a difference.
 */
final class Probe {
  /** Where the child and the person it fears stand in the record. */
  static final String CHILD = "/entry/1/resource";

  static final String FEARED = "/entry/4/resource";
  private static final String CASE = "/entry/6/resource";
  private static final String NATIONALITY =
      "http://hl7.org/fhir/StructureDefinition/patient-nationality";
  private static final String AGE =
      "https://kinbridge.example/fhir/StructureDefinition/cp-age-estimate";
  private static final String DISPLACEMENT =
      "https://kinbridge.example/fhir/StructureDefinition/cp-displacement-status";

  private final Profile profile;
  private final Map<Nationality, SharedRecord> claiming = new EnumMap<>(Nationality.class);
  private final Map<Nationality, SharedRecord> silent = new EnumMap<>(Nationality.class);

  /**
   * @throws IllegalArgumentException the record is no shared record of this profile
   */
  Probe(JsonNode record, Profile profile) {
    requireNonNull(record, "record is null");
    this.profile = requireNonNull(profile, "profile is null");
    for (Nationality nationality : Nationality.values()) {
      ObjectNode claims = record.deepCopy();
      nationalities(claims, codes(nationality));
      claiming.put(nationality, checked(claims));
      ObjectNode says = claims.deepCopy();
      without(says, CASE, DISPLACEMENT);
      silent.put(nationality, checked(says));
    }
  }

  /** The record in which that is said on protection and nationality. */
  SharedRecord of(Combination.Situation situation) {
    Map<Nationality, SharedRecord> records =
        situation.protection() == Protection.IN_THE_RECORD ? claiming : silent;
    return requireNonNull(records.get(situation.nationality()), "no record of that nationality");
  }

  /** The child of the record, born on a day and no other. */
  static void aged(ObjectNode record, String birthDate) {
    without(record, CHILD, AGE);
    ((ObjectNode) record.at(CHILD)).put("birthDate", birthDate);
  }

  private static List<String> codes(Nationality nationality) {
    return switch (nationality) {
      case RECIPIENT -> List.of(Setting.RECIPIENT);
      case RECIPIENT_AND_ANOTHER -> List.of("ET", Setting.RECIPIENT);
      case ANOTHER -> List.of("ET");
      case NOT_KNOWN -> List.of("XXX");
    };
  }

  private static void nationalities(ObjectNode record, List<String> codes) {
    without(record, CHILD, NATIONALITY);
    ArrayNode extensions = (ArrayNode) record.at(CHILD).path("extension");
    for (String code : codes) {
      ObjectNode part = JsonNodeFactory.instance.objectNode().put("url", "code");
      part.putObject("valueCodeableConcept")
          .putArray("coding")
          .addObject()
          .put(
              "system",
              code.equals("XXX")
                  ? "https://kinbridge.example/fhir/CodeSystem/cp-nationality-status"
                  : "urn:iso:std:iso:3166")
          .put("code", code);
      extensions.insertObject(0).put("url", NATIONALITY).putArray("extension").add(part);
    }
  }

  private static void without(ObjectNode record, String resource, String extension) {
    ObjectNode node = (ObjectNode) record.at(resource);
    ArrayNode kept = JsonNodeFactory.instance.arrayNode();
    StreamSupport.stream(node.path("extension").spliterator(), false)
        .filter(one -> !one.path("url").asText().equals(extension))
        .forEach(kept::add);
    node.set("extension", kept);
  }

  /**
   * @throws IllegalArgumentException it is no shared record of this profile
   */
  SharedRecord checked(JsonNode record) {
    return switch (profile.check(new Draft(record, SharedSources.of(record)))) {
      case Checked.Conforming(SharedRecord conforming) -> conforming;
      case Checked.Violated violated ->
          throw new IllegalArgumentException(
              "the probe is no shared record: " + violated.violations());
    };
  }
}
