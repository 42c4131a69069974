package org.kinbridge.policy.minimise;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kinbridge.disclosure.AuthorityId;
import org.kinbridge.disclosure.AuthorityRole;
import org.kinbridge.disclosure.NodeId;
import org.kinbridge.disclosure.Personal;
import org.kinbridge.policy.Retold;
import org.kinbridge.policy.circumstance.Authority;
import org.kinbridge.policy.circumstance.Consent;
import org.kinbridge.policy.request.Attachment;
import org.kinbridge.policy.request.FileContent;
import org.kinbridge.policy.request.Request.Statement;
import org.kinbridge.policy.request.Request.Statement.Section;

/** What joins a document, and that it says nothing else. */
class AdditionsTest {
  private static final Authority CASEWORK =
      new Authority(
          new AuthorityId("xa-casw"), "Casework (synthetic)", AuthorityRole.CHILD_WELFARE);
  private static final NodeId ALDMARK = new NodeId("XA");

  private static String told(JsonNode resource) {
    return resource
        .toString()
        .replace("https://kinbridge.example/fhir", "own:")
        .replace("http://terminology.hl7.org/CodeSystem/", "hl7:")
        .replace("\"", "");
  }

  private static String meta(String profile) {
    return "meta:{profile:[own:/StructureDefinition/"
        + profile
        + "],security:[{system:hl7:v3-Confidentiality,code:V}]}";
  }

  private static final String DESCRIBED =
      "identifier:[{system:own:/sid/node,value:XA},{system:own:/sid/authority,value:xa-casw}],"
          + "active:true,"
          + "type:[{coding:[{system:own:/CodeSystem/cp-authority-role,code:child-welfare}]}],"
          + "name:Casework (synthetic),address:[{country:XA}]}";

  @Test
  void it_has_its_address() {
    assertThat(told(Fhir.entry("urn:x", Fhir.reference("urn:c"))))
        .isEqualTo("{fullUrl:urn:x,resource:{reference:urn:c}}");
  }

  @Test
  void an_authority_is_as_the_directory_knows_it() {
    assertThat(told(Additions.authority(CASEWORK, ALDMARK)))
        .isEqualTo("{resourceType:Organization," + meta("cp-authority") + "," + DESCRIBED);
  }

  @Test
  void what_an_organization_says_of_itself_goes() {
    Part organization = Fhir.resource("Organization", "cp-authority");
    organization.set("telecom", "+999 555 0001").set("name", "A refuge");
    assertThat(told(Additions.described(organization.done(), CASEWORK, ALDMARK)))
        .isEqualTo("{resourceType:Organization," + meta("cp-authority") + "," + DESCRIBED);
  }

  @Test
  void a_guardian_is_one_and_nobody_in_particular() {
    assertThat(told(Additions.guardian("urn:c")))
        .isEqualTo(
            "{resourceType:RelatedPerson,"
                + meta("cp-related-person")
                + ",patient:{reference:urn:c},"
                + "relationship:[{coding:[{system:hl7:v3-RoleClass,code:GUARD}]}]}");
  }

  @Test
  void an_enquiry_is_one_and_nothing_of_it() {
    assertThat(told(Additions.enquiry("urn:c", "urn:s", "2026-04-10")))
        .isEqualTo(
            "{resourceType:Flag,"
                + meta("cp-alert")
                + ",status:active,"
                + "category:[{coding:[{system:own:/CodeSystem/cp-alert-category,code:safety}]}],"
                + "code:{coding:[{system:own:/CodeSystem/cp-alert,code:concern-under-enquiry}]},"
                + "subject:{reference:urn:c},period:{start:2026-04-10},"
                + "author:{reference:urn:s}}");
  }

  @ParameterizedTest
  @CsvSource({
    "JPEG,image/jpeg,photograph",
    "PNG,image/png,photograph",
    "PDF,application/pdf,paper"
  })
  void a_file_is_what_it_shows(Attachment.Type type, String code, String kind) {
    Attachment file =
        new Attachment(
            "#f-1",
            Optional.of(Personal.of("title", "At the lake")),
            type,
            Personal.of("attached file", new FileContent(new byte[] {1, 2, 3})));
    assertThat(told(Additions.paper(file, "urn:c", "urn:s", "2026-04-10T09:30:00Z")))
        .isEqualTo(
            "{resourceType:DocumentReference,"
                + meta("cp-document")
                + ",status:current,docStatus:final,"
                + "type:{coding:[{system:own:/CodeSystem/cp-document-type,code:"
                + kind
                + "}]},subject:{reference:urn:c},date:2026-04-10T09:30:00Z,"
                + "custodian:{reference:urn:s},"
                + "securityLabel:[{coding:[{system:hl7:v3-Confidentiality,code:V}]}],"
                + "content:[{attachment:{data:AQID,contentType:"
                + code
                + ",size:3}}]}");
  }

  @Test
  void a_consent_says_who_for_what_and_until_when() throws Exception {
    Consent consent = Retold.care().situation().consents().getFirst();
    Additions.Roles roles = new Additions.Roles("urn:c", "urn:g", "urn:s", "urn:r");
    assertThat(told(Additions.consent(consent, LocalDate.parse("2026-03-01"), roles)))
        .isEqualTo(
            "{resourceType:Consent,"
                + meta("cp-consent")
                + ",extension:[{url:own:/StructureDefinition/cp-consent-capacity,"
                + "valueCodeableConcept:{coding:[{system:own:/CodeSystem/cp-consent-capacity,"
                + "code:child-competent}]}}],status:active,"
                + "scope:{coding:[{system:hl7:consentscope,code:patient-privacy}]},"
                + "category:[{coding:[{system:hl7:v3-ActCode,code:IDSCL}]}],"
                + "patient:{reference:urn:c},dateTime:2026-03-01,"
                + "performer:[{reference:urn:g}],organization:[{reference:urn:s}],"
                + "sourceAttachment:{contentType:text/plain,"
                + "title:Recorded consent, kept by the sending authority},"
                + "policy:[{uri:urn:kinbridge:consent-notice}],"
                + "provision:{type:deny,period:{start:2026-03-01,end:2026-09-01},"
                + "provision:[{type:permit,period:{start:2026-03-01,end:2026-09-01},"
                + "actor:[{role:{coding:[{system:hl7:v3-ParticipationType,code:IRCP}]},"
                + "reference:{reference:urn:r}}],"
                + "purpose:[{system:own:/CodeSystem/cp-purpose,code:CPCARE},"
                + "{system:own:/CodeSystem/cp-purpose,code:CPREUNIF}]}]}}");
  }

  @Test
  void a_text_is_text_whatever_it_looks_like() {
    Statement statement =
        new Statement(
            Section.SITUATION,
            "en",
            Personal.of("statement", " She <b>fears</b> him & them.\n\n  Since May. "),
            CASEWORK.id(),
            "u-17");
    ObjectNode section = Additions.statement(statement, "urn:s").deepCopy();
    assertThat(section.path("text").path("div").asText())
        .isEqualTo(
            "<div xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"en\" xml:lang=\"en\">"
                + "<p>She &lt;b&gt;fears&lt;/b&gt; him &amp; them.</p><p>Since May.</p></div>");
    section.remove("text");
    assertThat(told(section))
        .isEqualTo(
            "{code:{coding:[{system:own:/CodeSystem/cp-section,code:situation}]},"
                + "author:[{reference:urn:s}]}");
  }
}
