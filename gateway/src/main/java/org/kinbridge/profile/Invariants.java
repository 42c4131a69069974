package org.kinbridge.profile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.kinbridge.profile.Shape.Constraint;
import org.kinbridge.profile.primitive.PartialDate;
import org.kinbridge.profile.primitive.Uuid;

/**
 * The profiles' invariants by key, each a predicate in Java beside the FHIRPath that its profile
 * publishes.
 */
final class Invariants {
  static final String ABSENT = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";
  private static final String LABEL =
      "http://hl7.org/fhir/uv/security-label-ds4p/StructureDefinition/extension-inline-sec-label";
  private static final String AGE_ESTIMATE = Profile.DEFINITIONS + "cp-age-estimate";
  private static final String OUTCOME = Profile.DEFINITIONS + "cp-outcome";
  private static final Set<String> ENDED = Set.of("finished", "cancelled");
  private static final Set<String> DOCUMENTED_AGE =
      Set.of("birth-registration", "identity-document");

  /** Whether an element that has the right shape also makes sense. */
  interface Predicate {
    boolean holds(JsonNode element, Document document);
  }

  /**
   * Invariants that no document of these shapes can break, and what makes that so: the elements are
   * closed or fixed.
   */
  static final Map<String, String> HELD_BY_SHAPE = heldByShape();

  private static final Map<String, Predicate> BY_KEY = new HashMap<>();

  static {
    types();
    people();
    resources();
    DocumentInvariants.addTo(BY_KEY);
    PaperworkInvariants.addTo(BY_KEY);
  }

  private Invariants() {}

  /**
   * The predicate of a key; empty when the shape already holds it. @throws IllegalArgumentException
   * unknown key
   */
  static Optional<Constraint> of(String key) {
    Predicate predicate = BY_KEY.get(key);
    if (predicate != null) {
      return Optional.of(
          new Constraint(key, "the profile's invariant of this key holds", predicate));
    }
    if (HELD_BY_SHAPE.containsKey(key)) {
      return Optional.empty();
    }
    throw new IllegalArgumentException("no predicate for invariant " + key);
  }

  private static void types() {
    BY_KEY.put("age-1", (age, d) -> age.path("value").asDouble(0) > 0);
    BY_KEY.put("cp-age-1", (age, d) -> wholeBelow130(age.path("value")));
    BY_KEY.put("per-1", (period, d) -> ordered(period));
    BY_KEY.put("cp-ref-1", (reference, d) -> Uuid.isUrn(reference.path("reference").asText("")));
    for (String key : List.of("cp-id-1", "cp-post-1", "cp-cid-1")) {
      BY_KEY.put(key, (identifier, d) -> Uuid.isUuid(text(identifier, "value")));
    }
    BY_KEY.put("cp-meta-1", (meta, d) -> distinctCodings(meta.path("security")));
    BY_KEY.put("cp-tel-1", (contact, d) -> !withheld(contact) || onlyTheMark(contact));
    BY_KEY.put(
        "cp-tel-2",
        (contact, d) -> withheld(contact) || contact.has("value") && contact.has("system"));
    BY_KEY.put("cp-adr-1", (address, d) -> !withheld(address) || onlyTheMark(address));
    BY_KEY.put("cp-adr-2", (address, d) -> withheld(address) || saysAPlace(address));
    BY_KEY.put("org-3", (contact, d) -> !contact.path("use").asText("").equals("home"));
  }

  private static void people() {
    BY_KEY.put(
        "cp-est-1",
        (estimate, d) ->
            has(estimate, "age") || has(estimate, "lowAge") && has(estimate, "highAge"));
    BY_KEY.put("cp-dis-1", (status, d) -> !claimsProtection(status) || has(status, "label"));
    BY_KEY.put(
        "cp-child-1",
        (child, d) ->
            child.has("birthDate") || child.has("_birthDate") || has(child, AGE_ESTIMATE));
    BY_KEY.put(
        "cp-child-2",
        (child, d) -> !estimatedAge(child) || child.path("birthDate").asText("").length() <= 4);
    BY_KEY.put("cp-child-3", (address, d) -> withheld(address) || labelledAsWhereabouts(address));
  }

  private static void resources() {
    BY_KEY.put("cp-case-1", (period, d) -> period.has("start"));
    BY_KEY.put("cp-case-2", (one, d) -> !has(one, OUTCOME) || ENDED.contains(text(one, "status")));
    BY_KEY.put("cp-alert-1", (period, d) -> period.has("start"));
    BY_KEY.put("cp-task-1", (period, d) -> period.has("end"));
    BY_KEY.put("cp-con-1", (consent, d) -> consent.path("provision").path("period").has("end"));
    BY_KEY.put(
        "cp-obs-1", (fact, d) -> fact.has("valueCodeableConcept") != fact.has("dataAbsentReason"));
    BY_KEY.put("cp-care-1", (care, d) -> labelled(care, "LIVARG"));
    BY_KEY.put("cp-care-2", (care, d) -> !care.has("focus") || labelled(care, "LOCIS"));
    BY_KEY.put("cp-care-3", (care, d) -> care.path("effectivePeriod").has("start"));
    BY_KEY.put(
        "cp-view-1", (view, d) -> !view.has("valueString") || labelled(view, "cp-child-own-words"));
  }

  private static Map<String, String> heldByShape() {
    Map<String, String> held = new TreeMap<>();
    for (String key : new String[] {"dom-2", "dom-3", "dom-4", "dom-5", "ref-1"}) {
      held.put(key, "nothing is contained");
    }
    for (String key : new String[] {"bdl-1", "bdl-2", "bdl-3", "bdl-4"}) {
      held.put(key, "total, search, request and response are closed");
    }
    held.put("bdl-5", "every entry has a resource");
    held.put("bdl-8", "every fullUrl is a urn:uuid (cp-doc-2)");
    held.put("bdl-9", "the identifier is required whole");
    held.put("bdl-10", "the timestamp is required");
    held.put("bdl-12", "the type is fixed to document");
    held.put("att-1", "the content type is required");
    held.put("cp-doc-7", "the walk takes no other resource");
    held.put("con-2", "evidence has details");
    held.put("con-4", "abatement is closed");
    held.put("con-5", "entered-in-error is not in the value set");
    held.put("cpt-2", "cp-tel-2 asks for more");
    held.put("ext-1", "each extension requires the one and closes the other");
    held.put("inv-1", "lastModified is closed");
    held.put("obs-6", "cp-obs-1 asks for more, or dataAbsentReason is closed");
    held.put("mrp-1", "the type is fixed to summary");
    held.put("mrp-2", "a stratum has a value, components are closed");
    held.put("obs-7", "no component has the code of its observation");
    held.put("org-1", "name and identifier are required");
    held.put("org-2", "an authority's address has no use");
    held.put("ppc-1", "the policy is required");
    held.put("ppc-2", "the patient is required");
    held.put("ppc-3", "the scope is fixed");
    held.put("ppc-4", "the scope is fixed");
    held.put("ppc-5", "the scope is fixed");
    held.put("prr-1", "orderDetail is closed");
    held.put("qty-3", "the system is required");
    held.put("ras-2", "probability is closed");
    held.put("sev-1", "name and query are closed");
    held.put("txt-1", "narrative is paragraphs of plain text");
    held.put("txt-2", "a paragraph says something");
    return held;
  }

  private static boolean wholeBelow130(JsonNode value) {
    double number = value.asDouble(-1);
    return number == Math.rint(number) && number < 130;
  }

  private static boolean ordered(JsonNode period) {
    JsonNode start = period.path("start");
    JsonNode end = period.path("end");
    boolean readable =
        start.isTextual()
            && end.isTextual()
            && PartialDate.isDateTime(start.textValue())
            && PartialDate.isDateTime(end.textValue());
    return !readable || PartialDate.ordered(start.textValue(), end.textValue());
  }

  private static boolean distinctCodings(JsonNode codings) {
    if (codings.size() < 2) {
      return true;
    }
    Set<Coding> seen = new HashSet<>();
    for (JsonNode coding : codings) {
      if (!seen.add(new Coding(coding.path("system").asText(""), coding.path("code").asText("")))) {
        return false;
      }
    }
    return true;
  }

  private record Coding(String system, String code) {}

  /** Whether an element has an extension. */
  static boolean has(JsonNode element, String url) {
    return !extension(element, url).isMissingNode();
  }

  private static JsonNode extension(JsonNode element, String url) {
    for (JsonNode extension : element.path("extension")) {
      if (extension.path("url").asText("").equals(url)) {
        return extension;
      }
    }
    return MissingNode.getInstance();
  }

  private static boolean withheld(JsonNode element) {
    return has(element, ABSENT);
  }

  private static boolean onlyTheMark(JsonNode element) {
    return element.size() == 1 && element.path("extension").size() == 1;
  }

  private static boolean saysAPlace(JsonNode address) {
    return address.has("text")
        || address.has("line")
        || address.has("city")
        || address.has("postalCode")
        || address.has("country");
  }

  private static boolean claimsProtection(JsonNode status) {
    String code = code(extension(status, "value").path("valueCodeableConcept"));
    return code.equals("asylum-seeker") || code.equals("refugee");
  }

  private static boolean estimatedAge(JsonNode child) {
    JsonNode basis = extension(extension(child, AGE_ESTIMATE), "basis");
    String code = code(basis.path("valueCodeableConcept"));
    return !code.isEmpty() && !DOCUMENTED_AGE.contains(code);
  }

  private static boolean labelledAsWhereabouts(JsonNode address) {
    for (JsonNode extension : address.path("extension")) {
      String label = extension.path("valueCoding").path("code").asText("");
      boolean inline = extension.path("url").asText("").equals(LABEL);
      if (inline && (label.equals("LOCIS") || label.equals("cp-whereabouts-child"))) {
        return true;
      }
    }
    return false;
  }

  private static boolean labelled(JsonNode resource, String label) {
    for (JsonNode coding : resource.path("meta").path("security")) {
      if (coding.path("code").asText("").equals(label)) {
        return true;
      }
    }
    return false;
  }

  private static String text(JsonNode element, String member) {
    return element.path(member).asText("");
  }

  static String code(JsonNode concept) {
    return concept.path("coding").path(0).path("code").asText("");
  }
}
