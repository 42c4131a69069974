package org.kinbridge.policy.situation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.kinbridge.disclosure.AuthorityRole;
import org.kinbridge.disclosure.Fact;
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
    Set<String> origins = new HashSet<>(nationalities);
    situation
        .document()
        .child()
        .extensions("patient-birthPlace")
        .forEach(place -> origins.add(place.path("valueAddress").path("country").asText("")));
    situation.circumstances().findings().facts().stream()
        .filter(fact -> fact.code().code().equals("country-of-origin"))
        .forEach(fact -> origins.add(fact.value()));
    if (origins.contains(situation.recipient().node().value())) {
      return RECIPIENT;
    }
    boolean known =
        nationalities.stream().anyMatch(code -> code.length() == 2)
            && !nationalities.contains(NOT_KNOWN);
    return known ? ELSEWHERE : UNKNOWN;
  }

  /** yes wins over no, and nothing stated is unknown. */
  public static String protection(Situation situation) {
    List<String> stated =
        situation.facts(Fact.Code.INTERNATIONAL_PROTECTION).stream().map(Fact::value).toList();
    if (stated.contains("yes")
        || situation.sender().acting().role() == AuthorityRole.ASYLUM_BODY
        || situation.document().resources("cp-case").stream().anyMatch(Origin::seeks)
        || nationalities(situation).stream().anyMatch(REFUGEE_PAPERS::contains)
        || speaksOfAsylum(situation)) {
      return "yes";
    }
    return !stated.isEmpty() && stated.stream().allMatch("no"::equals) ? "no" : "unknown";
  }

  /** A label that is never told says so wherever it stands. */
  private static boolean speaksOfAsylum(Situation situation) {
    Set<String> labels = situation.version().labels().silent().labels();
    return !Selection.labelled(situation.document(), labels).isEmpty();
  }

  private static boolean seeks(Resource file) {
    for (JsonNode status : file.extensions("cp-displacement-status")) {
      for (JsonNode part : status.path("extension")) {
        if (Element.codes(part.path("valueCodeableConcept")).stream().anyMatch(SEEKING::contains)) {
          return true;
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
