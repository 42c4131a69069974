package org.kinbridge.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import org.kinbridge.disclosure.ChildRef;
import org.kinbridge.disclosure.NodeId;
import org.kinbridge.policy.circumstance.Registers;
import org.kinbridge.policy.circumstance.RestrictedPerson;
import org.kinbridge.policy.circumstance.Restriction;

/** Changes to one record and one request, drawn at random. */
final class Inventions {
  private static final String SENSITIVITY =
      "https://kinbridge.example/fhir/CodeSystem/cp-sensitivity";
  private static final String INLINE =
      "http://hl7.org/fhir/uv/security-label-ds4p/StructureDefinition/extension-inline-sec-label";
  private static final List<String> LABELS =
      List.of(
          "cp-whereabouts-child",
          "cp-whereabouts-protected-adult",
          "cp-reporter-identity",
          "cp-witness",
          "cp-asylum");
  private static final List<String> OPTIONAL =
      List.of("telecom", "communication", "onsetDateTime", "diagnosis", "statusHistory");
  private static final List<String> STATES = List.of("XA", "XB", "XC", "ET");

  private final SplittableRandom random;
  private final ObjectNode record;
  private final ObjectNode request;
  private final Set<Integer> strangers = new HashSet<>();

  Inventions(SplittableRandom random, ObjectNode record, ObjectNode request) {
    this.random = random;
    this.record = record;
    this.request = request;
  }

  void changeRecord() {
    for (int i = random.nextInt(5); i > 0; i--) {
      switch (random.nextInt(6)) {
        case 0 -> labelElement();
        case 1 -> labelResource();
        case 2 -> removeMember();
        case 3 -> anotherRelative();
        case 4 -> anotherContact();
        default -> nationality();
      }
    }
    if (random.nextInt(4) == 0) {
      twin();
    }
  }

  void changeRequest() {
    for (int i = random.nextInt(3); i > 0; i--) {
      if (random.nextBoolean()) {
        fact();
      } else {
        restrictSomebody();
      }
    }
  }

  Set<Integer> strangers() {
    return Set.copyOf(strangers);
  }

  private ArrayNode entries() {
    return (ArrayNode) record.path("entry");
  }

  private ObjectNode resource(int entry) {
    return (ObjectNode) entries().path(entry).path("resource");
  }

  private List<Integer> of(String... types) {
    List<Integer> found = new ArrayList<>();
    for (int i = 0; i < entries().size(); i++) {
      if (List.of(types).contains(resource(i).path("resourceType").asText())) {
        found.add(i);
      }
    }
    return found;
  }

  private <T> T any(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  private void labelElement() {
    ObjectNode person = resource(any(of("Patient", "RelatedPerson")));
    JsonNode contacts = person.path(random.nextBoolean() ? "telecom" : "address");
    if (!contacts.isEmpty()) {
      ObjectNode contact = (ObjectNode) contacts.path(random.nextInt(contacts.size()));
      label(contact, any(LABELS));
    }
  }

  /** The reporter's, among the labels of a resource. */
  static void label(ObjectNode security) {
    security.put("system", SENSITIVITY).put("code", "cp-reporter-identity");
  }

  static void label(ObjectNode element, String code) {
    ObjectNode extension = element.withArray("extension").addObject().put("url", INLINE);
    extension.putObject("valueCoding").put("system", SENSITIVITY).put("code", code);
  }

  private void labelResource() {
    ObjectNode one = resource(random.nextInt(1, entries().size()));
    one.withObject("/meta")
        .withArray("security")
        .addObject()
        .put("system", SENSITIVITY)
        .put("code", any(LABELS));
  }

  private void removeMember() {
    ObjectNode one = resource(random.nextInt(1, entries().size()));
    List<String> names = new ArrayList<>();
    one.fieldNames().forEachRemaining(names::add);
    names.retainAll(OPTIONAL);
    if (!names.isEmpty()) {
      one.remove(any(names));
    }
  }

  private void anotherRelative() {
    copied(any(of("RelatedPerson")));
  }

  /** Under another id, with everything that was there, and listed where that is. */
  private int copied(int entry) {
    ObjectNode copy = entries().path(entry).deepCopy();
    String original = copy.path("fullUrl").asText();
    String url = "urn:uuid:" + new UUID(random.nextLong(), random.nextLong());
    copy.put("fullUrl", url);
    entries().add(copy);
    for (JsonNode section : resource(0).path("section")) {
      if (section.path("entry").findValuesAsText("reference").contains(original)) {
        ((ArrayNode) section.path("entry")).addObject().put("reference", url);
      }
    }
    return entries().size() - 1;
  }

  private void anotherContact() {
    ObjectNode person = resource(any(of("Patient", "RelatedPerson")));
    if (random.nextBoolean()) {
      person.withArray("telecom").addObject().put("system", "phone").put("value", "+999 555 0199");
    } else {
      ObjectNode address = person.withArray("address").addObject();
      address.put("text", "Mill Lane").put("country", any(STATES));
      if (person.path("resourceType").asText().equals("Patient")) {
        label(address, "cp-whereabouts-child");
      }
    }
  }

  private void nationality() {
    for (JsonNode extension : resource(any(of("Patient"))).path("extension")) {
      if (extension.path("url").asText().endsWith("patient-nationality")) {
        ((ObjectNode) extension.at("/extension/0/valueCodeableConcept/coding/0"))
            .put("code", any(STATES));
        return;
      }
    }
  }

  private void fact() {
    JsonNode facts = request.path("facts");
    for (JsonNode fact : facts) {
      List<String> values =
          switch (fact.path("code").asText()) {
            case "presence" -> List.of("confirmed", "reported", "no", "unknown");
            case "serious-danger", "international-protection" -> List.of("yes", "no", "unknown");
            default -> List.of(fact.path("value").asText());
          };
      ((ObjectNode) fact).put("value", any(values));
    }
  }

  private void restrictSomebody() {
    int person = any(of("RelatedPerson"));
    String handle = "#somebody" + request.path("restrictions").size();
    request
        .withArray("/case/subjects")
        .addObject()
        .put("id", handle)
        .put("at", "/entry/" + person + "/resource");
    ObjectNode stated = request.withArray("/restrictions").addObject();
    stated.put("person", handle).put("kind", any(List.of(Restriction.Kind.values())).code());
    stated.putArray("reachableThrough").add(any(STATES.subList(0, 3)));
    stated.put("elsewhere", any(List.of("yes", "no", "unknown"))).put("basis", "child-fear");
  }

  /** Another child in the document, with a relative and a telephone of its own. */
  private void twin() {
    int child = of("Patient").getFirst();
    String own = entries().path(child).path("fullUrl").asText();
    int twin = copied(child);
    String url = entries().path(twin).path("fullUrl").asText();
    resource(twin)
        .putArray("identifier")
        .addObject()
        .put("system", "https://kinbridge.example/fhir/sid/cross-border-child")
        .put("value", new UUID(random.nextLong(), random.nextLong()).toString());
    resource(twin).withArray("telecom").addObject().put("system", "phone").put("value", "+999 1");
    strangers.add(twin);
    boolean spokenOf = false;
    for (int entry : of("RelatedPerson", "Condition", "Observation")) {
      for (String member : List.of("patient", "subject")) {
        boolean ours = resource(entry).path(member).path("reference").asText().equals(own);
        if (ours && (!spokenOf || random.nextInt(3) == 0)) {
          int copy = copied(entry);
          ((ObjectNode) resource(copy).path(member)).put("reference", url);
          strangers.add(copy);
          spokenOf = true;
        }
      }
    }
  }

  /** One restriction more. */
  List<Restriction> more(Registers held) {
    if (held.children().isEmpty()) {
      return List.of();
    }
    ChildRef child = held.children().values().iterator().next();
    RestrictedPerson who =
        random.nextBoolean()
            ? RestrictedPerson.named(List.of("Nobody Atall"), Optional.empty())
            : RestrictedPerson.named(List.of("Goitom Desta"), Optional.of("1980"));
    return List.of(
        new Restriction(
            "another",
            child,
            any(List.of(Restriction.Kind.values())),
            Set.of(new NodeId(any(STATES.subList(0, 3)))),
            any(List.of(Restriction.Elsewhere.values())),
            any(List.of(Restriction.Standing.values())),
            Optional.of(who)));
  }
}
