package org.kinbridge.conformance.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** What Cassar's caseworker says, as the agency door wants it. */
public final class Requests {
  static final String RECIPIENT = "xa-casw";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String CASEWORKER = "user-7f21";
  private final JsonNode record;
  private final String reference;

  /**
   * @param reference under which Cassar's case system knows this child
   */
  public Requests(JsonNode record, String reference) {
    this.record = record;
    this.reference = reference;
  }

  /** The child, of an age to do so, agrees that Aldmark assesses her sister's home. */
  public ObjectNode consent() {
    ObjectNode consent = JSON.createObjectNode();
    consent.putObject("child").put("system", World.SYSTEM).put("localId", reference);
    consent.put("capacity", "child-competent").put("given", true);
    consent.put("by", "child").put("language", "ti").put("notice", "notice-reunification-2026");
    consent.putObject("recipient").put("node", "XA").put("authority", RECIPIENT);
    consent.putArray("purposes").add("CPREUNIF");
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    consent
        .putObject("period")
        .put("start", today.minusDays(1).toString())
        .put("end", today.plusDays(90).toString());
    return consent.put("recordedBy", CASEWORKER);
  }

  /** What a hurried caseworker sends: the record, a purpose, and nothing that only she can know. */
  public ObjectNode hurried() {
    ObjectNode request = JSON.createObjectNode();
    request.putObject("to").put("node", "XA").put("authority", RECIPIENT);
    request.put("kind", "notify").put("urgency", "routine");
    request.put("purpose", "CPREUNIF").put("legalBasis", "consent").putObject("basis");
    request
        .putObject("actor")
        .put("userRef", CASEWORKER)
        .put("function", "caseworker")
        .put("authority", "xc-mosa");
    ObjectNode about = request.putObject("case").put("reference", reference);
    ArrayNode subjects = about.putArray("subjects");
    subjects.addObject().put("id", "#child").put("at", "/data");
    subjects.addObject().put("id", "#uncle").put("at", uncle());
    for (String none : List.of("facts", "restrictions", "statements", "releases", "resolutions")) {
      request.putArray(none);
    }
    request.putArray("consents");
    request.putObject("record").put("format", "primero-v2").set("content", record);
    request.putArray("attachments");
    return request;
  }

  /** The same with every question answered by a named person. */
  public ObjectNode considered(String consentId) {
    ObjectNode request = hurried();
    String now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    fact(request, "child-heard", "interpreter", now).put("objection", "no");
    fact(request, "international-protection", "yes", now);
    ObjectNode barrier = request.withArray("restrictions").addObject();
    barrier.put("person", "#uncle").put("kind", "no-location-disclosure");
    barrier.putArray("reachableThrough").add("XB");
    barrier.put("elsewhere", "unknown").put("basis", "child-fear");
    request.withArray("consents").add(consentId);
    resolved(request, "/data/protection_concerns/0");
    resolved(request, "/data/protection_concern_detail_subform_section/0/protection_concern_type");
    return request;
  }

  private static ObjectNode fact(ObjectNode request, String code, String value, String now) {
    return request
        .withArray("facts")
        .addObject()
        .put("code", code)
        .put("of", "#child")
        .put("value", value)
        .put("source", "caseworker")
        .put("assertedAt", now);
  }

  /** The record's one code means two things; she knows which. */
  private static void resolved(ObjectNode request, String source) {
    request
        .withArray("resolutions")
        .addObject()
        .put("source", source)
        .put("code", "trafficking")
        .put("by", CASEWORKER);
  }

  /** Values of the record that must never be read in Aldmark: they lead to her or to her claim. */
  List<String> secrets() {
    JsonNode data = record.path("data");
    return List.of(
        data.path("address_current").asText(),
        data.path("telephone_current").asText(),
        data.path("current_name_caregiver").asText(),
        data.path("unhcr_id_no").asText(),
        data.path("case_id").asText(),
        "asylum-seeker");
  }

  /** Values that must arrive, or the search for the others has proved nothing. */
  List<String> needed() {
    return List.of(record.at("/data/name_last").asText(), "cp-child");
  }

  private String uncle() {
    JsonNode family = record.at("/data/family_details_section");
    for (int i = 0; i < family.size(); i++) {
      if (family.get(i).path("relation").asText().equals("uncle")) {
        return "/data/family_details_section/" + i;
      }
    }
    throw new IllegalStateException("the sample case has no uncle");
  }
}
