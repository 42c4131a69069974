package org.kinbridge.policy.situation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import org.kinbridge.disclosure.AuthorityRole;
import org.kinbridge.disclosure.Fact;
import org.kinbridge.policy.element.Document;
import org.kinbridge.policy.element.Element;
import org.kinbridge.policy.element.Resource;

/** Whether the recipient is a state from which this child may need protection (R09). */
public enum Origin {
  /** The child seeks or holds no protection, or the recipient is another state. */
  ELSEWHERE,
  /**
   * The recipient is a state of nationality or origin, and protection is sought, held or not ruled
   * out.
   */
  RECIPIENT,
  /** Nobody knows the nationality, or one of several, and protection is not ruled out. */
  UNKNOWN;

  private static final String NOT_KNOWN = "XXX";
  private static final Set<String> SEEKING = Set.of("asylum-seeker", "refugee");
  private static final Set<String> REFUGEE_PAPERS = Set.of("XXB", "XXC");

  static Origin of(Situation situation) {
    if (protection(situation).equals("no")) {
      return ELSEWHERE;
    }
    Set<String> nationalities = nationalities(situation);
    if (origins(situation, nationalities).contains(situation.recipient().node().value())) {
      return RECIPIENT;
    }
    return isKnown(nationalities) ? ELSEWHERE : UNKNOWN;
  }

  private static Set<String> origins(Situation situation, Set<String> nationalities) {
    Set<String> origins = new HashSet<>(nationalities);
    for (JsonNode place : situation.document().child().extensions("patient-birthPlace")) {
      origins.add(place.path("valueAddress").path("country").asText(""));
    }
    for (Fact fact : situation.circumstances().findings().facts()) {
      if (fact.code() == Fact.Code.COUNTRY_OF_ORIGIN) {
        origins.add(fact.value());
      }
    }
    return origins;
  }

  private static boolean isKnown(Set<String> nationalities) {
    return !nationalities.contains(NOT_KNOWN)
        && nationalities.stream().anyMatch(code -> code.length() == 2);
  }

  /** yes wins over no, and nothing stated is unknown. */
  public static String protection(Situation situation) {
    Set<String> stated = new HashSet<>();
    for (Fact fact : situation.facts(Fact.Code.INTERNATIONAL_PROTECTION)) {
      stated.add(fact.value());
    }
    if (stated.contains("yes")
        || situation.sender().acting().role() == AuthorityRole.ASYLUM_BODY
        || seeks(situation.document())
        || !Collections.disjoint(nationalities(situation), REFUGEE_PAPERS)
        || speaksOfAsylum(situation)) {
      return "yes";
    }
    return stated.equals(Set.of("no")) ? "no" : "unknown";
  }

  /** A label that is never told says so wherever it stands. */
  private static boolean speaksOfAsylum(Situation situation) {
    Set<String> labels = situation.version().labels().silent().labels();
    return !Selection.labelled(situation.document(), labels).isEmpty();
  }

  private static boolean seeks(Document document) {
    for (Resource file : document.resources("cp-case")) {
      for (JsonNode status : file.extensions("cp-displacement-status")) {
        for (JsonNode part : status.path("extension")) {
          if (!Collections.disjoint(Element.codes(part.path("valueCodeableConcept")), SEEKING)) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private static Set<String> nationalities(Situation situation) {
    Set<String> codes = new HashSet<>();
    for (JsonNode nationality : situation.document().child().extensions("patient-nationality")) {
      for (JsonNode part : nationality.path("extension")) {
        codes.addAll(Element.codes(part.path("valueCodeableConcept")));
      }
    }
    return codes;
  }
}
