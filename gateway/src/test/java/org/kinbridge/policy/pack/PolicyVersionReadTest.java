package org.kinbridge.policy.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kinbridge.disclosure.AuthorityId;
import org.kinbridge.disclosure.AuthorityRole;
import org.kinbridge.disclosure.Fact;
import org.kinbridge.disclosure.Instrument;
import org.kinbridge.disclosure.LegalBasis;
import org.kinbridge.disclosure.NodeId;
import org.kinbridge.disclosure.Purpose;
import org.kinbridge.policy.circumstance.Agreement;
import org.kinbridge.policy.circumstance.ConsentAge;
import org.kinbridge.policy.element.Form;
import org.kinbridge.policy.request.Request.Statement;

/** What the installed files say is what the rules are given. */
class PolicyVersionReadTest {
  private static final NodeId ALDMARK = new NodeId("XA");
  private static final NodeId CASSAR = new NodeId("XC");
  private static final LocalDate READ = LocalDate.of(2026, 11, 1);

  private PolicyVersion version;

  @BeforeEach
  void load() throws Exception {
    version = PolicyVersion.load(Path.of(System.getProperty("kinbridge.profiles", "../profiles")));
  }

  private PermitRow row(String id) {
    return version.rows().stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
  }

  @Test
  void a_row_on_consent() {
    assertThat(row("consent-education"))
        .isEqualTo(
            new PermitRow(
                "consent-education",
                "consent of the child and its guardian",
                new PermitRow.Grounds(
                    Set.of(Purpose.EDUCATION),
                    LegalBasis.CONSENT,
                    Optional.empty(),
                    Optional.empty()),
                new PermitRow.Ends(
                    Set.of(), Set.of(AuthorityRole.CENTRAL_AUTHORITY, AuthorityRole.CHILD_WELFARE)),
                List.of(
                    new PermitRow.Requirement.RegisteredConsent(),
                    new PermitRow.Requirement.StatedFact(
                        Fact.Code.CHILD_HEARD, Set.of(), PermitRow.Place.NONE, true, false)),
                new PermitRow.Grant(
                    List.of("identity-least", "education", "consent"),
                    PermitRow.Narrative.NEVER,
                    PermitRow.Waits.NOBODY)));
    assertThat(row("consent-education").isLimitedByOrder()).isFalse();
    assertThat(row("court-order").isLimitedByOrder()).isTrue();
  }

  @Test
  void a_row_on_an_article_of_an_instrument() {
    PermitRow address = row("hcch-1996-31c-address");
    assertThat(address.grounds())
        .isEqualTo(
            new PermitRow.Grounds(
                Set.of(Purpose.CARE, Purpose.GUARDIANSHIP),
                LegalBasis.TREATY_REQUEST,
                Optional.of(Instrument.HCCH_1996),
                Optional.of("31c")));
    assertThat(address.ends().from()).containsExactly(AuthorityRole.CENTRAL_AUTHORITY);
    assertThat(address.requires())
        .containsExactly(
            new PermitRow.Requirement.StatedFact(
                Fact.Code.CHILD_HEARD, Set.of(), PermitRow.Place.NONE, true, true),
            new PermitRow.Requirement.StatedFact(
                Fact.Code.PRESENCE, Set.of("confirmed"), PermitRow.Place.SENDER, false, false),
            new PermitRow.Requirement.Paper("request"));
    assertThat(address.grant().waits()).isEqualTo(PermitRow.Waits.SECOND_PERSON);
    PermitRow request = row("hcch-1996-32b");
    assertThat(request.grant().narrative()).isEqualTo(PermitRow.Narrative.ALLOWED);
    assertThat(request.requires())
        .contains(new PermitRow.Requirement.Written(Statement.Section.REQUEST));
    assertThat(row("court-order").requires())
        .contains(new PermitRow.Requirement.RegisteredOrder("court-order"));
  }

  @Test
  void an_agreement() {
    Agreement agreed = version.agreements(CASSAR, ALDMARK).getFirst();
    assertThat(agreed.id()).isEqualTo("xa-xc-2026");
    assertThat(agreed.authorities().get(CASSAR)).contains(new AuthorityId("xc-hospital"));
    assertThat(agreed.roles()).contains(AuthorityRole.TRACING_SERVICE).hasSize(6);
    assertThat(agreed.purposes()).contains(Purpose.TRACING).hasSize(10);
    assertThat(agreed.bases()).contains(LegalBasis.PUBLIC_TASK).hasSize(6);
    assertThat(agreed.instruments()).hasSize(2);
    assertThat(agreed.dataClasses()).contains("narrative", "identity").hasSize(18);
    assertThat(agreed.terms())
        .isEqualTo(new Agreement.Terms(15, 90, Agreement.Onward.ORIGINATOR_ASKED));
    assertThat(agreed.validity())
        .isEqualTo(
            new Agreement.Validity(
                LocalDate.of(2026, 1, 1), Optional.of(LocalDate.of(2028, 12, 31))));
    assertThat(agreed.standing().version()).isEqualTo(1);
    assertThat(agreed.standing().review()).isEqualTo(LocalDate.of(2028, 12, 31));
    assertThat(agreed.standing().signed()).containsExactlyInAnyOrder(ALDMARK, CASSAR);
  }

  @Test
  void whose_signature_holds_is_asked_under_the_very_text() throws Exception {
    PolicyVersion signed =
        PolicyVersion.load(
            Path.of(System.getProperty("kinbridge.profiles", "../profiles")),
            (agreement, text, parties) ->
                agreement.equals("xa-xc-2026")
                        && parties.equals(Set.of(ALDMARK, CASSAR))
                        && version.agreements().stream()
                            .anyMatch(one -> one.standing().text().equals(text))
                    ? Set.of(ALDMARK)
                    : Set.of());
    assertThat(signed.agreements(ALDMARK, CASSAR).getFirst().standing().signed())
        .containsExactly(ALDMARK);
    assertThat(signed.agreements(ALDMARK, new NodeId("XB")))
        .allSatisfy(other -> assertThat(other.standing().signed()).isEmpty());
  }

  @Test
  void ages_labels_and_who_determines() {
    assertThat(version.consentAge(ALDMARK))
        .isEqualTo(
            new ConsentAge(13, "XA", "Aldmark Children's Services Act s. 12 (invented)", READ));
    assertThat(version.consentAges(ALDMARK, new NodeId("XB")).sender().law()).isEqualTo("XA");
    assertThat(version.consentAges(ALDMARK, new NodeId("XB")).recipient().law()).isEqualTo("XB");
    assertThat(version.consentAge(new NodeId("XS")).law()).isEqualTo("humanitarian-default");
    assertThat(version.assentAge()).isEqualTo(6);
    assertThat(version.determines(AuthorityRole.COURT)).isTrue();
    assertThat(version.determines(AuthorityRole.HOSPITAL)).isFalse();
    Labels labels = version.labels();
    assertThat(labels.whereabouts().labels()).hasSize(2);
    assertThat(labels.whereabouts().elements())
        .contains(ElementPath.parse("cp-child.telecom"))
        .hasSize(3);
    assertThat(labels.whereabouts().relations()).containsOnly("PRNFOST", "CAREGIVER");
    assertThat(labels.reachable().relations()).contains("GUADLTM").hasSize(5);
    assertThat(labels.reachable().authorities()).contains("ad-litem").hasSize(3);
    assertThat(labels.reachable().bases()).contains("proceedings").hasSize(3);
    assertThat(labels.reporter()).containsOnly("cp-reporter-identity", "cp-witness");
    assertThat(labels.material()).containsOnly("cp-csam-evidence");
    assertThat(labels.special()).contains("HIV").hasSize(5);
    assertThat(labels.sibling()).hasSize(2);
    assertThat(labels.silent().labels()).containsOnly("cp-asylum");
    assertThat(labels.silent().elements())
        .contains(ElementPath.parse("cp-alert(location-confidential)"))
        .hasSize(5);
    assertThat(labels.handling()).containsExactly("NOREUSE", "NORDSCLCD", "PERSISTLABEL", "MINEC");
  }

  @Test
  void classes_and_what_an_agreement_may_name() {
    ElementClass least = version.elements("identity-least").orElseThrow();
    assertThat(least.within()).isEqualTo("identity");
    assertThat(least.isDataClass()).isFalse();
    assertThat(least.parts().getFirst().people()).isEmpty();
    ElementClass identity = version.elements("identity").orElseThrow();
    assertThat(identity.isDataClass()).isTrue();
    assertThat(identity.parts().getFirst().elements())
        .contains(ElementStep.parse("extension(cp-age-estimate)"));
    assertThat(version.elements("gossip")).isEmpty();
    assertThat(version.elements("carer").orElseThrow().parts().get(1).people())
        .contains(ElementClass.People.CARERS);
    assertThat(version.dataClasses())
        .contains("narrative", "identity", "carer")
        .doesNotContain("identity-least", "frame", "state-of-origin", "health-minimum");
  }

  @Test
  void with_other_rows_all_else_is_the_same() {
    PolicyVersion other = version.with(List.of(row("court-order")));
    assertThat(other.rows()).containsExactly(row("court-order"));
    assertThat(other.digest()).isEqualTo(version.digest());
    assertThat(other.agreements()).isEqualTo(version.agreements());
    assertThat(other.classNames()).isEqualTo(version.classNames()).contains("identity", "frame");
  }

  @Test
  void a_path_is_a_profile_with_or_without_an_element() {
    assertThat(ElementPath.parse("cp-alert(missing)"))
        .isEqualTo(
            new ElementPath(
                new ElementStep("cp-alert", Optional.of("missing"), Optional.empty()),
                Optional.empty()));
    assertThat(ElementPath.parse("cp-child.extension(x)").element())
        .contains(new ElementStep("extension", Optional.of("x"), Optional.empty()));
    assertThat(ElementStep.parse("birthDate as year").form()).contains(Form.YEAR);
  }

  @ParameterizedTest
  @ValueSource(strings = {".address", "cp-child.", "a b", "address as year", "gender as masked"})
  void what_is_no_path_is_none(String text) {
    assertThatThrownBy(() -> ElementPath.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void who_proposes_a_policy_does_not_approve_it() {
    Activation activation = new Activation("one", List.of("two", "three"));
    assertThat(version.activation()).isEmpty();
    assertThat(version.activated(activation).activation()).contains(activation);
    assertThat(version.activated(activation).digest()).isEqualTo(version.digest());
    assertThatThrownBy(() -> new Activation("one", List.of("one", "two")))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
