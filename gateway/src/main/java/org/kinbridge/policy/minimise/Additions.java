package org.kinbridge.policy.minimise;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import java.time.LocalDate;
import org.kinbridge.disclosure.NodeId;
import org.kinbridge.disclosure.Purpose;
import org.kinbridge.policy.circumstance.Authority;
import org.kinbridge.policy.circumstance.Consent;
import org.kinbridge.policy.request.Attachment;
import org.kinbridge.policy.request.Request.Statement;
import org.kinbridge.profile.frozen.FrozenObject;
import org.kinbridge.profile.frozen.FrozenTree;

/**
 * What joins the document from the registers and the request: consents, authorities, statements.
 */
final class Additions {
  private static final JsonNode GUARDIAN =
      Fhir.constant("http://terminology.hl7.org/CodeSystem/v3-RoleClass", "GUARD");
  private static final JsonNode VERY = Fhir.constant(Fhir.CONFIDENTIALITY, "V");
  private static final JsonNode PRIVACY =
      Fhir.constant("http://terminology.hl7.org/CodeSystem/consentscope", "patient-privacy");
  private static final JsonNode DISCLOSURE = Fhir.constant(Fhir.ACT_CODE, "IDSCL");
  private static final JsonNode RECIPIENT =
      Fhir.constant("http://terminology.hl7.org/CodeSystem/v3-ParticipationType", "IRCP");
  private static final JsonNode KEPT =
      FrozenTree.forMany(
          new Part()
              .set("contentType", "text/plain")
              .set("title", "Recorded consent, kept by the sending authority")
              .done());
  private static final JsonNode NOTICE =
      FrozenTree.forMany(Fhir.single("uri", Fhir.text("urn:kinbridge:consent-notice")));
  private static final String CAPACITY = Fhir.BASE + "/StructureDefinition/cp-consent-capacity";
  private static final String PURPOSE = Fhir.BASE + "/CodeSystem/cp-purpose";

  private Additions() {}

  static FrozenObject authority(Authority authority, NodeId node) {
    return described(Fhir.resource("Organization", "cp-authority"), authority, node);
  }

  /** An organization of which nothing that it says of itself is left. */
  static FrozenObject described(JsonNode organization, Authority authority, NodeId node) {
    Part anew = new Part().set("resourceType", organization.path("resourceType"));
    return described(anew.set("meta", organization.path("meta")), authority, node);
  }

  private static FrozenObject described(Part organization, Authority authority, NodeId node) {
    return organization
        .set(
            "identifier",
            Fhir.list(
                Fhir.identifier("node", node.value()),
                Fhir.identifier("authority", authority.id().value())))
        .set("active", true)
        .set("type", Fhir.list(Fhir.own("cp-authority-role", authority.role().code())))
        .set("name", authority.name())
        .set("address", Fhir.list(Fhir.single("country", Fhir.text(node.value()))))
        .done();
  }

  /** A guardian who consented and whom the document does not name otherwise. */
  static FrozenObject guardian(String child) {
    return Fhir.resource("RelatedPerson", "cp-related-person")
        .set("patient", Fhir.reference(child))
        .set("relationship", Fhir.list(GUARDIAN))
        .done();
  }

  /** That there is an enquiry, and nothing of it. */
  static FrozenObject enquiry(String child, String sender, String day) {
    return Fhir.resource("Flag", "cp-alert")
        .set("status", "active")
        .set("category", Fhir.list(Fhir.own("cp-alert-category", "safety")))
        .set("code", Fhir.own("cp-alert", "concern-under-enquiry"))
        .set("subject", Fhir.reference(child))
        .set("period", Fhir.single("start", Fhir.text(day)))
        .set("author", Fhir.reference(sender))
        .done();
  }

  /** A file, whole: without hash or title, which would tell more than it shows. */
  static FrozenObject paper(Attachment file, String child, String sender, String time) {
    Part attachment =
        new Part()
            .set("data", file.content().reveal("write the released file").base64())
            .set("contentType", file.type().code())
            .set("size", IntNode.valueOf(file.bytes("its size").length));
    return Fhir.resource("DocumentReference", "cp-document")
        .set("status", "current")
        .set("docStatus", "final")
        .set("type", Fhir.own("cp-document-type", kind(file)))
        .set("subject", Fhir.reference(child))
        .set("date", time)
        .set("custodian", Fhir.reference(sender))
        .set("securityLabel", Fhir.list(VERY))
        .set("content", Fhir.list(Fhir.single("attachment", attachment.done())))
        .done();
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
  static FrozenObject consent(Consent given, LocalDate recorded, Roles roles) {
    JsonNode capacity = Fhir.own("cp-consent-capacity", given.capacity().code());
    return Fhir.resource("Consent", "cp-consent")
        .set("extension", Fhir.list(Fhir.extension(CAPACITY, "valueCodeableConcept", capacity)))
        .set("status", "active")
        .set("scope", PRIVACY)
        .set("category", Fhir.list(DISCLOSURE))
        .set("patient", Fhir.reference(roles.child()))
        .set("dateTime", recorded.toString())
        .set("performer", Fhir.list(Fhir.reference(roles.performer())))
        .set("organization", Fhir.list(Fhir.reference(roles.sender())))
        .set("sourceAttachment", KEPT)
        .set("policy", Fhir.list(NOTICE))
        .set("provision", provision(given, roles))
        .done();
  }

  private static FrozenObject provision(Consent given, Roles roles) {
    JsonNode period = Fhir.period(given.start().toString(), given.end().toString());
    Part actor =
        new Part().set("role", RECIPIENT).set("reference", Fhir.reference(roles.recipient()));
    Part permit =
        new Part()
            .set("type", "permit")
            .set("period", period)
            .set("actor", Fhir.list(actor.done()));
    given.purposes().stream()
        .map(Purpose::code)
        .sorted()
        .forEach(code -> permit.add("purpose", Fhir.coding(PURPOSE, code)));
    return new Part()
        .set("type", "deny")
        .set("period", period)
        .set("provision", Fhir.list(permit.done()))
        .done();
  }

  static FrozenObject statement(Statement statement, String author) {
    String text = statement.text().reveal("write the released statement");
    return new Part()
        .set("code", Fhir.own("cp-section", statement.section().code()))
        .set("author", Fhir.list(Fhir.reference(author)))
        .set("text", Fhir.narrative("additional", div(statement.language(), text)))
        .done();
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
