package org.kinbridge.policy.minimise;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The few shapes of the shared profile that a leaving document gains. */
final class Fhir {
  static final String BASE = "https://kinbridge.example/fhir";
  static final String CONFIDENTIALITY = "http://terminology.hl7.org/CodeSystem/v3-Confidentiality";
  static final String ACT_CODE = "http://terminology.hl7.org/CodeSystem/v3-ActCode";
  static final String ACT_REASON = "http://terminology.hl7.org/CodeSystem/v3-ActReason";
  static final String OBSERVATION_VALUE =
      "http://terminology.hl7.org/CodeSystem/v3-ObservationValue";
  static final String MASKED = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";

  private Fhir() {}

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  static ObjectNode coding(String system, String code) {
    return object().put("system", system).put("code", code);
  }

  static ObjectNode concept(String system, String code) {
    ObjectNode concept = object();
    concept.putArray("coding").add(coding(system, code));
    return concept;
  }

  static ObjectNode own(String codeSystem, String code) {
    return concept(BASE + "/CodeSystem/" + codeSystem, code);
  }

  static ObjectNode reference(String url) {
    return object().put("reference", url);
  }

  static ObjectNode identifier(String name, String value) {
    return object().put("system", BASE + "/sid/" + name).put("value", value);
  }

  static ObjectNode resource(String type, String profile) {
    ObjectNode resource = object().put("resourceType", type);
    resource.putObject("meta").putArray("profile").add(BASE + "/StructureDefinition/" + profile);
    return resource;
  }

  static ObjectNode masked() {
    ObjectNode masked = object();
    masked.putArray("extension").addObject().put("url", MASKED).put("valueCode", "masked");
    return masked;
  }

  static ObjectNode withheldSection(String code) {
    ObjectNode section = object();
    section.set("code", own("cp-section", code));
    section.set(
        "emptyReason",
        concept("http://terminology.hl7.org/CodeSystem/list-empty-reason", "withheld"));
    section
        .putObject("text")
        .put("status", "generated")
        .put("div", "<div xmlns=\"http://www.w3.org/1999/xhtml\"><p>Withheld</p></div>");
    return section;
  }
}
