package org.kinbridge.conformance.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** What Cassar's caseworker says, as the agency door wants it. */
final class Requests {
  static final String RECIPIENT = "xa-casw";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String CASEWORKER = "user-7f21";
  private final JsonNode record;

  Requests(JsonNode record) {
    this.record = record;
  }

  /** The child, of an age to do so, agrees that Aldmark assesses her sister's home. */
  ObjectNode consent() {
    ObjectNode consent = JSON.createObjectNode();
    consent.putObject("child").put("system", World.SYSTEM).put("localId", caseId());
    consent.put("capacity", "child-competent").put("given", true).put("by", "child").put("language", "ti");
    consent.put("notice", "notice-reunification-2026");
    consent.putObject("recipient").put("node", "XA").put("authority", RECIPIENT);
    consent.putArray("purposes").add("CPREUNIF");
    LocalDate today = LocalDate.now(java.time.ZoneOffset.UTC);
    consent.putObject("period").put("start", today.toString()).put("end", today.plusDays(90).toString());
    return consent.put("recordedBy", CASEWORKER);
  }

  /** What a hurried caseworker sends first: the record, a purpose, and nothing that only she can know. */
  ObjectNode hurried() {
    ObjectNode request = JSON.createObjectNode();
    request.putObject("to").put("node", "XA").put("authority", RECIPIENT);
    request.put("kind", "notify").put("urgency", "routine");
    request.put("purpose", "CPREUNIF").put("legalBasis", "consent");
    request.putObject("actor").put("userRef", CASEWORKER).put("function", "caseworker").put("authority", "xc-mosa");
    ObjectNode about = request.putObject("case").put("reference", "demo-case-1");
    subject(about.putArray("subjects"), "#child", "/data");
    subject(about.withArray("subjects"), "#uncle", uncle());
    request.putObject("record").put("format", "primero-v2").set("content", record);
    return request;
  }

  /** The same with every question answered by a named person. */
  ObjectNode considered(String consentId) {
    ObjectNode request = hurried();
    String now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    ArrayNode facts = request.putArray("facts");
    facts.addObject().put("code", "child-heard").put("of", "#child").put("value", "interpreter")
        .put("objection", "no").put("source", "caseworker").put("assertedAt", now);
    facts.addObject().put("code", "international-protection").put("of", "#child").put("value", "yes")
        .put("source", "caseworker").put("assertedAt", now);
    ObjectNode barrier = request.putArray("restrictions").addObject();
    barrier.put("person", "#uncle").put("kind", "no-location-disclosure");
    barrier.putArray("reachableThrough").add("XB");
    barrier.put("elsewhere", "unknown").put("basis", "child-fear");
    request.putArray("consents").add(consentId);
    return request;
  }

  /** Answers what the held preview asked: a code where one is offered, a dismissal where words were read. */
  static void resolve(ObjectNode request, JsonNode missing) {
    ArrayNode resolutions = request.withArray("resolutions");
    for (JsonNode question : missing) {
      ObjectNode resolution = JSON.createObjectNode().put("source", question.path("pointer").asText());
      JsonNode candidates = question.path("candidates");
      switch (question.path("code").asText()) {
        case "ambiguous-code", "unmapped-mandatory", "unmapped-safety" ->
            resolutions.add(resolution.put("code", candidates.path(0).asText()).put("by", CASEWORKER));
        case "withholding-instruction" ->
            resolutions.add(
                resolution
                    .put("dismissed", true)
                    .put("reason", "became the restriction on #uncle in this request")
                    .put("by", CASEWORKER));
        default -> {
          // A missing fact is answered in facts, not here.
        }
      }
    }
  }

  private static void subject(ArrayNode subjects, String id, String at) {
    subjects.addObject().put("id", id).put("at", at);
  }

  /** Values of the record that must never be read in Aldmark: they lead to her bed or to her claim. */
  List<String> secrets() {
    JsonNode data = record.path("data");
    return List.of(
        data.path("address_current").asText(),
        data.path("telephone_current").asText(),
        data.path("current_name_caregiver").asText(),
        data.path("unhcr_id_no").asText(),
        data.path("displacement_status").asText(),
        data.path("case_id").asText());
  }

  private String caseId() {
    return record.at("/data/case_id").asText();
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
