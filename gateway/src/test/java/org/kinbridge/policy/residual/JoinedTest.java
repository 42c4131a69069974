package org.kinbridge.policy.residual;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kinbridge.disclosure.AuthorityId;
import org.kinbridge.disclosure.ChildRef;
import org.kinbridge.disclosure.NodeId;
import org.kinbridge.disclosure.Purpose;
import org.kinbridge.policy.circumstance.Consent;
import org.kinbridge.policy.circumstance.Giver;

/** What request and registers add to a document, and only there. */
class JoinedTest {
  private static final String OWN = "https://kinbridge.example/fhir/";
  private static final String SECTION = "cp-case-summary.section.text.div";

  private Joined joined;

  @BeforeEach
  void read() throws Exception {
    Consent consent =
        new Consent(
            "c-1",
            new ChildRef(new UUID(0, 1)),
            Consent.Capacity.CHILD_COMPETENT,
            Consent.Answer.GIVEN,
            new Giver.Child(),
            Set.of(),
            Consent.Informed.said("ti", "n-1"),
            new NodeId("XA"),
            new AuthorityId("xa-casw"),
            Set.of(Purpose.CARE),
            LocalDate.of(2026, 3, 1),
            LocalDate.of(2026, 9, 1),
            Instant.parse("2026-02-27T10:00:00Z"),
            Optional.empty());
    ObjectNode request = Given.request();
    request
        .withArray("statements")
        .addObject()
        .put("section", "danger")
        .put("language", "en")
        .put("text", "  Fear & <haste>  \n\n  Now ")
        .put("writtenFor", "xa-casw")
        .put("releasedBy", "u-1");
    joined =
        new Joined(
            Given.evidence(
                "{}",
                new Evidence.Marked(new BitSet(), new BitSet(), Map.of()),
                request,
                Given.circumstances(List.of(consent), List.of())));
  }

  @ParameterizedTest
  @CsvSource({
    "cp-consent.provision.actor.role.text, xa-casw",
    "cp-authority.name, Service",
    "cp-authority.type.coding.code, child-welfare",
    "cp-authority.address.country, XA",
    "cp-authority.identifier.value, xc-ca",
    "cp-authority.name, Central",
    "cp-authority.type.coding.code, central-authority",
    "cp-authority.address.country, XC",
    "cp-consent.extension.valueCode, child-competent",
    "cp-consent.provision.period.start, 2026-03-01",
    "cp-consent.provision.period.end, 2026-09-01",
    "cp-consent.dateTime, 2026-02-27",
    "cp-consent.provision.purpose.code, CPCARE",
    "cp-consent.provision.type, permit",
    "cp-authority.resourceType, Organization",
    "cp-consent.meta.profile, https://kinbridge.example/fhir/StructureDefinition/cp-consent",
    "cp-consent.scope.coding.system, http://terminology.hl7.org/CodeSystem/consentscope",
    "cp-case-summary.section.code.coding.code, danger",
    "cp-case-summary.section.code.coding.system, https://kinbridge.example/fhir/CodeSystem/s",
    "cp-case-summary.section.emptyReason.coding.system, http://terminology.hl7.org/CodeSystem/x",
    "cp-child.address.extension.valueCode, masked",
    "cp-child.telecom.extension.valueCode, masked",
    "cp-child.telecom.extension.url, http://hl7.org/fhir/StructureDefinition/data-absent-reason",
    "cp-related-person.relationship.coding.code, GUARD",
    "cp-related-person.relationship.coding.system, http://terminology.hl7.org/CodeSystem/v3",
    "cp-related-person.resourceType, RelatedPerson",
    "cp-related-person.meta.profile, https://kinbridge.example/fhir/StructureDefinition/c"
  })
  void this_joins(String shape, String text) {
    assertThat(joined.explains(shape, text)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "cp-child.name.text, Service",
    "cp-child.meta.profile, https://kinbridge.example/fhir/StructureDefinition/cp-child",
    "cp-child.gender, permit",
    "cp-consent.provision.type, Lower Mill",
    "cp-authority.name, Ministry",
    "cp-consent.provision.type, RelatedPerson",
    "cp-case-summary.section.code.coding.code, Lower Mill",
    "cp-case-summary.section.code.coding.code, masked",
    "cp-case-summary.section.code.coding.code, Service",
    "cp-child.address.extension.valueCode, permit",
    "cp-child.telecom.extension.valueCode, permit",
    "cp-child.address.text, masked",
    "cp-child.address.extension.url, https://kinbridge.example/fhir/x",
    "cp-related-person.relationship.coding.code, MTH",
    "cp-related-person.name.text, GUARD",
    "cp-related-person.active, RelatedPerson",
    "cp-related-person.name.text, http://terminology.hl7.org/CodeSystem/v3",
    "cp-consent.x, https://kinbridge.example/fhir/Lower Mill",
    "cp-consent.x, http://example.org/"
  })
  void this_does_not(String shape, String text) {
    assertThat(joined.explains(shape, text)).isFalse();
  }

  @Test
  void a_name_of_our_own_is_short_enough_to_hold_no_story() {
    assertThat(Joined.isConstant(OWN + "x".repeat(89 - OWN.length()))).isTrue();
    assertThat(Joined.isConstant(OWN + "x".repeat(90 - OWN.length()))).isFalse();
  }

  @Test
  void a_statement_joins_as_it_was_written_and_a_section_that_is_withheld_says_that() {
    String open = "<div xmlns=\"http://www.w3.org/1999/xhtml\"";
    String said = " lang=\"en\" xml:lang=\"en\"><p>Fear &amp; &lt;haste&gt;</p><p>Now</p></div>";
    assertThat(joined.explains(SECTION, open + said)).isTrue();
    assertThat(joined.explains(SECTION, open + said.replace("Now", "Later"))).isFalse();
    assertThat(joined.explains(SECTION, open + "><p>Withheld</p></div>")).isTrue();
    assertThat(joined.explains(SECTION, open + "><p>Told</p></div>")).isFalse();
    assertThat(joined.explains(SECTION, "danger")).isFalse();
    assertThat(joined.explains("cp-child.text.div", open + said)).isFalse();
  }
}
