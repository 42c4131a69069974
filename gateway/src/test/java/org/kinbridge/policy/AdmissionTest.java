package org.kinbridge.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.kinbridge.disclosure.AuthorityId;
import org.kinbridge.disclosure.AuthorityRole;
import org.kinbridge.disclosure.Ground;
import org.kinbridge.disclosure.LegalBasis;
import org.kinbridge.disclosure.Moment;
import org.kinbridge.disclosure.NodeId;
import org.kinbridge.disclosure.Purpose;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.disclosure.SetAside;
import org.kinbridge.policy.circumstance.Authority;
import org.kinbridge.policy.circumstance.Parties;
import org.kinbridge.policy.circumstance.Recipient;
import org.kinbridge.policy.circumstance.Sender;
import org.kinbridge.support.Claim;

class AdmissionTest {
  private static final Instant NOW = Instant.parse("2026-04-10T09:00:00Z");
  private static CaseRun run;

  @BeforeAll
  static void load() throws Exception {
    run = CaseRun.anew();
  }

  private static Authority authority(String id) {
    return new Authority(new AuthorityId(id), id, AuthorityRole.CENTRAL_AUTHORITY);
  }

  private static Parties weAreAldmark(String ours) {
    Authority theirs = authority("xc-central-authority");
    return new Parties(
        new Recipient(new NodeId("XA"), authority(ours), "3"),
        new Sender(new NodeId("XC"), theirs, theirs),
        run.version().agreements());
  }

  private static Envelope from(
      String node, String to, Purpose purpose, LegalBasis basis, String agreement) {
    return new Envelope(
        new NodeId(node), new AuthorityId(to), purpose, basis, Ground.agreed(agreement));
  }

  private static Admission admit(Envelope envelope, Instant now) {
    return admit(envelope, new Moment(now, ZoneOffset.UTC));
  }

  private static Admission admit(Envelope envelope, Moment now) {
    return new Policy(run.version(), run.profile()).admit(envelope, weAreAldmark("xa-casw"), now);
  }

  private static final Admission NO = new Admission.NotAdmitted(Reason.NOT_ADMITTED);

  @Test
  void admits_what_an_agreement_in_force_covers() {
    assertThat(admit(from("XC", "xa-casw", Purpose.CARE, LegalBasis.CONSENT, "xa-xc-2026"), NOW))
        .isEqualTo(new Admission.Admitted(Ground.agreed("xa-xc-2026")));
  }

  @Test
  void admits_nothing_for_another_authority_than_the_one_found_here() {
    assertThat(admit(from("XC", "xa-police", Purpose.CARE, LegalBasis.CONSENT, "xa-xc-2026"), NOW))
        .isEqualTo(NO);
  }

  @Test
  void admits_no_purpose_and_no_basis_outside_the_agreement() {
    assertThat(
            admit(from("XC", "xa-casw", Purpose.STATISTICS, LegalBasis.CONSENT, "xa-xc-2026"), NOW))
        .isEqualTo(NO);
    assertThat(
            admit(
                from("XC", "xa-casw", Purpose.CARE, LegalBasis.LAW_ENFORCEMENT, "xa-xc-2026"), NOW))
        .isEqualTo(NO);
  }

  @Test
  void admits_nothing_before_the_first_and_after_the_last_day() {
    Envelope envelope = from("XC", "xa-casw", Purpose.CARE, LegalBasis.CONSENT, "xa-xc-2026");
    assertThat(admit(envelope, Instant.parse("2025-12-31T23:59:59Z"))).isEqualTo(NO);
    assertThat(admit(envelope, Instant.parse("2028-12-31T23:59:59Z"))).isNotEqualTo(NO);
    assertThat(admit(envelope, Instant.parse("2029-01-01T00:00:00Z"))).isEqualTo(NO);
  }

  private static Envelope setAside(String to, Purpose purpose, LegalBasis basis, SetAside who) {
    return new Envelope(
        new NodeId("XC"),
        new AuthorityId(to),
        purpose,
        basis,
        new Ground(Optional.empty(), Optional.of(who)));
  }

  @Test
  @Claim("WIRE-2.5")
  void admits_without_an_agreement_what_tells_of_a_danger_and_who_set_it_aside() {
    Instant over = Instant.parse("2029-01-01T00:00:00Z");
    for (SetAside who : SetAside.values()) {
      for (LegalBasis basis : LegalBasis.values()) {
        boolean waits =
            basis != LegalBasis.TREATY_DUTY_TO_INFORM && basis != LegalBasis.VITAL_INTERESTS;
        Admission expected =
            waits ? NO : new Admission.Admitted(new Ground(Optional.empty(), Optional.of(who)));
        assertThat(admit(setAside("xa-casw", Purpose.EMERGENCY, basis, who), over))
            .isEqualTo(expected);
        assertThat(admit(setAside("xa-casw", Purpose.CARE, basis, who), over)).isEqualTo(NO);
        assertThat(admit(setAside("xa-police", Purpose.EMERGENCY, basis, who), over))
            .as("for another authority than the one found here")
            .isEqualTo(NO);
      }
    }
  }

  @Test
  void admits_no_danger_under_an_agreement_that_is_over() {
    Envelope danger =
        from("XC", "xa-casw", Purpose.EMERGENCY, LegalBasis.TREATY_DUTY_TO_INFORM, "xa-xc-2026");
    assertThat(admit(danger, NOW)).isNotEqualTo(NO);
    assertThat(admit(danger, Instant.parse("2029-01-01T00:00:00Z"))).isEqualTo(NO);
  }

  @Test
  void counts_the_days_of_the_state_that_receives() {
    Envelope envelope = from("XC", "xa-casw", Purpose.CARE, LegalBasis.CONSENT, "xa-xc-2026");
    ZoneId east = ZoneId.of("Africa/Addis_Ababa");
    ZoneId west = ZoneId.of("America/Bogota");
    assertThat(admit(envelope, new Moment(Instant.parse("2028-12-31T22:30:00Z"), east)))
        .isEqualTo(NO);
    assertThat(admit(envelope, new Moment(Instant.parse("2029-01-01T03:30:00Z"), west)))
        .isNotEqualTo(NO);
    assertThat(admit(envelope, new Moment(Instant.parse("2025-12-31T22:30:00Z"), east)))
        .isNotEqualTo(NO);
    assertThat(admit(envelope, new Moment(Instant.parse("2026-01-01T03:30:00Z"), west)))
        .isEqualTo(NO);
  }

  @Test
  void admits_nothing_under_the_agreement_of_another_pair() {
    assertThat(admit(from("XC", "xa-casw", Purpose.CARE, LegalBasis.CONSENT, "xa-xb-2026"), NOW))
        .isEqualTo(NO);
    assertThat(admit(from("XS", "xa-casw", Purpose.CARE, LegalBasis.CONSENT, "xa-xc-2026"), NOW))
        .isEqualTo(NO);
    assertThat(admit(from("XA", "xa-casw", Purpose.CARE, LegalBasis.CONSENT, "xa-xc-2026"), NOW))
        .isEqualTo(NO);
  }
}
