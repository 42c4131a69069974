package org.kinbridge.policy.minimise;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import org.kinbridge.disclosure.NodeId;
import org.kinbridge.disclosure.Purpose;
import org.kinbridge.policy.circumstance.Authority;
import org.kinbridge.policy.circumstance.Consent;
import org.kinbridge.policy.request.Attachment;
import org.kinbridge.policy.request.Request.Statement;

/**
 * What joins the document from the registers and the request: consents, authorities, statements.
 */
final class Additions {
  private static final String VERY = "V";

  private Additions() {}

  static ObjectNode entry(String url, ObjectNode resource) {
    ObjectNode entry = Fhir.object().put("fullUrl", url);
    entry.set("resource", resource);
    return entry;
  }

  private static ObjectNode resource(String type, String profile) {
    ObjectNode resource = Fhir.resource(type, profile);
    ObjectNode meta = (ObjectNode) resource.path("meta");
    meta.putArray("security").add(Fhir.coding(Fhir.CONFIDENTIALITY, VERY));
    return resource;
  }

  static ObjectNode authority(Authority authority, NodeId node) {
    ObjectNode organization = resource("Organization", "cp-authority");
    describe(organization, authority, node);
    return organization;
  }

  /** Replaces what an organization says of itself. */
  static void describe(ObjectNode organization, Authority authority, NodeId node) {
    organization.retain(List.of("resourceType", "meta"));
    ArrayNode identifiers = organization.putArray("identifier");
    identifiers.add(Fhir.identifier("node", node.value()));
    identifiers.add(Fhir.identifier("authority", authority.id().value()));
    organization.put("active", true);
    organization.putArray("type").add(Fhir.own("cp-authority-role", authority.role().code()));
    organization.put("name", authority.name());
    organization.putArray("address").addObject().put("country", node.value());
  }

  /** A guardian who consented and whom the document does not name otherwise. */
  static ObjectNode guardian(String child) {
    ObjectNode guardian = resource("RelatedPerson", "cp-related-person");
    guardian.set("patient", Fhir.reference(child));
    guardian
        .putArray("relationship")
        .add(Fhir.concept("http://terminology.hl7.org/CodeSystem/v3-RoleClass", "GUARD"));
    return guardian;
  }

  /** That there is an enquiry, and nothing of it. */
  static ObjectNode enquiry(String child, String sender, String day) {
    ObjectNode alert = resource("Flag", "cp-alert");
    alert.put("status", "active");
    alert.putArray("category").add(Fhir.own("cp-alert-category", "safety"));
    alert.set("code", Fhir.own("cp-alert", "concern-under-enquiry"));
    alert.set("subject", Fhir.reference(child));
    alert.putObject("period").put("start", day);
    alert.set("author", Fhir.reference(sender));
    return alert;
  }

  /** A file, whole: without hash or title, which would tell more than it shows. */
  static ObjectNode paper(Attachment file, String child, String sender, String time) {
    ObjectNode paper = resource("DocumentReference", "cp-document");
    paper.put("status", "current").put("docStatus", "final");
    paper.set("type", Fhir.own("cp-document-type", kind(file)));
    paper.set("subject", Fhir.reference(child));
    paper.put("date", time);
    paper.set("custodian", Fhir.reference(sender));
    paper.putArray("securityLabel").add(Fhir.concept(Fhir.CONFIDENTIALITY, VERY));
    String data = file.content().reveal("write the released file").base64();
    paper
        .putArray("content")
        .addObject()
        .putObject("attachment")
        .put("data", data)
        .put("contentType", file.type().code())
        .put("size", file.bytes("its size").length);
    return paper;
  }

  /** Of a paper nobody here knows what it is. */
  private static String kind(Attachment file) {
    return switch (file.type()) {
      case JPEG, PNG -> "photograph";
      case PDF -> "paper";
    };
  }

  /** Who is who in a consent, by address in the document. */
  record Roles(String child, String performer, String sender, String recipient) {}

  /**
   * @param recorded the day on which it was registered, in the state that sends
   */
  static ObjectNode consent(Consent given, LocalDate recorded, Roles roles) {
    ObjectNode consent = resource("Consent", "cp-consent");
    ObjectNode capacity =
        consent
            .putArray("extension")
            .addObject()
            .put("url", Fhir.BASE + "/StructureDefinition/cp-consent-capacity");
    capacity.set("valueCodeableConcept", Fhir.own("cp-consent-capacity", given.capacity().code()));
    consent.put("status", "active");
    consent.set(
        "scope",
        Fhir.concept("http://terminology.hl7.org/CodeSystem/consentscope", "patient-privacy"));
    consent.putArray("category").add(Fhir.concept(Fhir.ACT_CODE, "IDSCL"));
    consent.set("patient", Fhir.reference(roles.child()));
    consent.put("dateTime", recorded.toString());
    consent.putArray("performer").add(Fhir.reference(roles.performer()));
    consent.putArray("organization").add(Fhir.reference(roles.sender()));
    consent
        .putObject("sourceAttachment")
        .put("contentType", "text/plain")
        .put("title", "Recorded consent, kept by the sending authority");
    consent.putArray("policy").addObject().put("uri", "urn:kinbridge:consent-notice");
    consent.set("provision", provision(given, roles));
    return consent;
  }

  private static ObjectNode provision(Consent given, Roles roles) {
    ObjectNode provision = Fhir.object().put("type", "deny");
    provision.set("period", period(given));
    ObjectNode permit = provision.putArray("provision").addObject().put("type", "permit");
    permit.set("period", period(given));
    ObjectNode actor = permit.putArray("actor").addObject();
    actor.set(
        "role", Fhir.concept("http://terminology.hl7.org/CodeSystem/v3-ParticipationType", "IRCP"));
    actor.set("reference", Fhir.reference(roles.recipient()));
    ArrayNode purposes = permit.putArray("purpose");
    given.purposes().stream()
        .map(Purpose::code)
        .sorted()
        .forEach(code -> purposes.add(Fhir.coding(Fhir.BASE + "/CodeSystem/cp-purpose", code)));
    return provision;
  }

  private static ObjectNode period(Consent given) {
    return Fhir.object().put("start", given.start().toString()).put("end", given.end().toString());
  }

  static ObjectNode statement(Statement statement, String author) {
    ObjectNode section = Fhir.object();
    section.set("code", Fhir.own("cp-section", statement.section().code()));
    section.putArray("author").add(Fhir.reference(author));
    section
        .putObject("text")
        .put("status", "additional")
        .put(
            "div",
            div(statement.language(), statement.text().reveal("write the released statement")));
    return section;
  }

  private static String div(String language, String text) {
    StringBuilder div = new StringBuilder("<div xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"");
    div.append(language).append("\" xml:lang=\"").append(language).append("\">");
    for (String paragraph : text.strip().split("\\R+")) {
      div.append("<p>").append(escape(paragraph.strip())).append("</p>");
    }
    return div.append("</div>").toString();
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
