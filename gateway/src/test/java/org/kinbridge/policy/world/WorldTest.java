package org.kinbridge.policy.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kinbridge.disclosure.AuthorityId;
import org.kinbridge.disclosure.AuthorityRole;
import org.kinbridge.disclosure.ChildRef;
import org.kinbridge.disclosure.Moment;
import org.kinbridge.disclosure.NodeId;
import org.kinbridge.disclosure.PersonHandle;
import org.kinbridge.disclosure.Purpose;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.policy.circumstance.Agreement;
import org.kinbridge.policy.circumstance.Approval;
import org.kinbridge.policy.circumstance.Authority;
import org.kinbridge.policy.circumstance.Consent;
import org.kinbridge.policy.circumstance.ConsentAge;
import org.kinbridge.policy.circumstance.Determination;
import org.kinbridge.policy.circumstance.Giver;
import org.kinbridge.policy.circumstance.Order;
import org.kinbridge.policy.circumstance.RestrictedPerson;
import org.kinbridge.policy.circumstance.Restriction;
import org.kinbridge.policy.circumstance.Scale;
import org.kinbridge.policy.pack.PolicyVersion;

/** What a world may say. */
class WorldTest {
  private static final String DIGEST = "a".repeat(64);
  static final String WORLD =
      """
      node: XC
      now: 2026-04-10T23:30:00Z
      zone: Africa/Addis_Ababa
      authorities:
        XC:
          directory: "7"
          authorities:
            - {id: xc-mosa, name: Ministry (synthetic), role: child-welfare}
            - {id: xc-central-authority, name: Central (synthetic), role: central-authority}
        XA:
          directory: "3"
          authorities:
            - {id: xa-casw, name: Service (synthetic), role: child-welfare}
      agreements:
        - id: xa-xc-test
          version: 1
          authorities: {XA: [xa-casw], XC: [xc-mosa]}
          roles: [child-welfare]
          purposes: [CPCARE]
          bases: [consent]
          dataClasses: [identity]
          clocks: {acknowledgeMinutes: 60}
          retention: {daysAfterClosure: 365}
          onward: never
          from: 2026-01-01
          review: 2026-12-31
          signed: [XC]
      age: {years: 14, law: a law, asOf: 2026-01-02}
      children: ["#child", "#twin"]
      consents:
        - id: c-1
          child: "#twin"
          capacity: adult-guardian
          given: false
          by: guardian
          giver: g-1
          sameGiverAs: [c-0]
          language: ti
          notice: n-1
          recipient: {node: XA, authority: xa-casw}
          purposes: [CPCARE]
          period: {start: 2026-03-01, end: 2026-03-01}
          recordedAt: 2026-03-01T10:00:00+02:00
          withdrawnAt: 2026-03-02T10:00:00Z
        - id: c-2
          capacity: child-competent
          given: true
          by: child
          language: ti
          notice: n-1
          recipient: {node: XA, authority: xa-casw}
          purposes: [CPCARE]
          period: {start: 2026-03-01, end: 2026-03-01}
          recordedAt: 2026-03-01T10:00:00Z
      restrictions:
        - {id: r-1, kind: no-contact, reachableThrough: [XA], elsewhere: no, standing: party-or-holder}
        - {id: r-2, kind: no-contact, standing: none-known, person: {names: [A B], birthDate: "1985", handle: "#b"}}
        - {id: r-3, child: "#twin", kind: no-contact, person: {words: the uncle}}
      determinations:
        - {node: XA, authority: xa-casw, by: court}
        - {child: "#twin", node: XB}
        - {by: erased}
      approvals:
        - {person: p-1, until: 2026-04-11T00:00:00Z}
        - {person: p-2, until: 2026-04-12T00:00:00Z, decision: DIGEST, act: break-glass}
      orders:
        - {id: o-1, document: DIGEST, issuer: xc-court, classes: [case], labels: [cp-witness], to: {node: XA, authority: xa-court}, from: 2026-04-01, until: 2026-04-01, check: entered, enteredBy: p-3}
        - {id: o-2, child: "#twin", document: DIGEST, issuer: xc-court, to: {node: XA, authority: xa-court}, from: 2026-04-01, until: 2026-05-01, check: confirmed}
      scale: many
      """
          .replace("DIGEST", DIGEST);
  private static final NodeId ALDMARK = new NodeId("XA");
  private static final NodeId CASSAR = new NodeId("XC");
  private static final ChildRef CHILD = World.child(new PersonHandle("#child"));
  private static final ChildRef TWIN = World.child(new PersonHandle("#twin"));
  private static final LocalDate MARCH = LocalDate.of(2026, 3, 1);

  @TempDir Path directory;

  private PolicyVersion version;

  @BeforeEach
  void load() throws Exception {
    version = PolicyVersion.load(Path.of(System.getProperty("kinbridge.profiles", "../profiles")));
  }

  private World read(String text) throws Exception {
    return World.read(Files.writeString(directory.resolve("w.yaml"), text), version);
  }

  @Test
  void says_where_when_and_who() throws Exception {
    World world = read(WORLD);
    assertThat(world.node()).isEqualTo(CASSAR);
    assertThat(world.now())
        .isEqualTo(
            new Moment(Instant.parse("2026-04-10T23:30:00Z"), ZoneId.of("Africa/Addis_Ababa")));
    assertThat(world.states()).containsOnlyKeys(CASSAR, ALDMARK);
    World.Directory there = world.states().get(ALDMARK);
    AuthorityId casw = new AuthorityId("xa-casw");
    assertThat(there.version()).isEqualTo("3");
    assertThat(there.consentAge()).isEqualTo(version.consentAge(ALDMARK));
    assertThat(there.authorities().values())
        .containsExactly(new Authority(casw, "Service (synthetic)", AuthorityRole.CHILD_WELFARE));
    assertThat(there.central()).isEmpty();
    assertThat(world.states().get(CASSAR).central().orElseThrow().id())
        .isEqualTo(new AuthorityId("xc-central-authority"));
    assertThat(world.knows(ALDMARK)).isTrue();
    assertThat(world.knows(new NodeId("XB"))).isFalse();
    assertThat(world.acting(new AuthorityId("xc-mosa")).orElseThrow().role())
        .isEqualTo(AuthorityRole.CHILD_WELFARE);
    assertThat(world.acting(casw)).isEmpty();
    assertThat(world.consentAge())
        .isEqualTo(new ConsentAge(14, "XC", "a law", LocalDate.of(2026, 1, 2)));
    assertThat(world.children()).extracting(PersonHandle::value).containsOnly("#child", "#twin");
    assertThat(world.scale()).isEqualTo(Scale.MANY);
    assertThat(world.agreements()).extracting(Agreement::id).containsExactly("xa-xc-test");
    assertThat(world.agreements().getFirst().standing().signed()).containsExactly(CASSAR);
  }

  @Test
  void leaves_out_what_is_not_its_own() throws Exception {
    World world =
        read(
            "node: XC\nnow: 2026-04-10T23:30:00Z\nauthorities: {XC: {directory: \"7\","
                + " authorities: []}}\n");
    assertThat(world.now().zone()).isEqualTo(ZoneOffset.UTC);
    assertThat(world.agreements()).isEqualTo(version.agreements());
    assertThat(world.consentAge()).isEqualTo(version.consentAge(CASSAR));
    assertThat(world.children()).containsExactly(new PersonHandle("#child"));
    assertThat(world.scale()).isEqualTo(Scale.ONE);
    assertThat(world.consents()).isEmpty();
  }

  @Test
  void an_agreement_that_names_no_signature_has_both() throws Exception {
    World world = read(WORLD.replace("    signed: [XC]\n", ""));
    assertThat(world.agreements().getFirst().standing().signed())
        .containsExactlyInAnyOrder(CASSAR, ALDMARK);
  }

  @Test
  void holds_consents() throws Exception {
    Consent refused =
        new Consent(
            "c-1",
            TWIN,
            Consent.Capacity.ADULT_GUARDIAN,
            Consent.Answer.REFUSED,
            new Giver.Guardian("g-1"),
            Set.of("c-0"),
            Consent.Informed.said("ti", "n-1"),
            ALDMARK,
            new AuthorityId("xa-casw"),
            Set.of(Purpose.CARE),
            MARCH,
            MARCH,
            Instant.parse("2026-03-01T08:00:00Z"),
            Optional.of(Instant.parse("2026-03-02T10:00:00Z")));
    Consent given =
        new Consent(
            "c-2",
            CHILD,
            Consent.Capacity.CHILD_COMPETENT,
            Consent.Answer.GIVEN,
            new Giver.Child(),
            Set.of(),
            Consent.Informed.said("ti", "n-1"),
            ALDMARK,
            new AuthorityId("xa-casw"),
            Set.of(Purpose.CARE),
            MARCH,
            MARCH,
            Instant.parse("2026-03-01T10:00:00Z"),
            Optional.empty());
    assertThat(read(WORLD).consents()).containsExactly(refused, given);
  }

  @Test
  void holds_restrictions() throws Exception {
    assertThat(read(WORLD).restrictions())
        .containsExactly(
            restriction(
                "r-1",
                CHILD,
                Set.of(ALDMARK),
                Restriction.Elsewhere.NO,
                Restriction.Standing.PARTY_OR_HOLDER,
                Optional.empty()),
            restriction(
                "r-2",
                CHILD,
                Set.of(),
                Restriction.Elsewhere.UNKNOWN,
                Restriction.Standing.NONE_KNOWN,
                Optional.of(
                    RestrictedPerson.named(List.of("A B"), Optional.of("1985"))
                        .called(new PersonHandle("#b")))),
            restriction(
                "r-3",
                TWIN,
                Set.of(),
                Restriction.Elsewhere.UNKNOWN,
                Restriction.Standing.NONE_KNOWN,
                Optional.of(RestrictedPerson.described("the uncle"))));
  }

  private static Restriction restriction(
      String id,
      ChildRef child,
      Set<NodeId> through,
      Restriction.Elsewhere elsewhere,
      Restriction.Standing standing,
      Optional<RestrictedPerson> person) {
    return new Restriction(
        id, child, Restriction.Kind.NO_CONTACT, through, elsewhere, standing, person);
  }

  @Test
  void holds_determinations() throws Exception {
    assertThat(read(WORLD).determinations())
        .containsExactly(
            new Determination(
                CHILD,
                new Determination.Against.State(ALDMARK, Optional.of(new AuthorityId("xa-casw"))),
                new Determination.Source.Role(AuthorityRole.COURT)),
            new Determination(
                TWIN,
                new Determination.Against.State(new NodeId("XB"), Optional.empty()),
                new Determination.Source.NotNoted()),
            Determination.erased(CHILD));
  }

  @Test
  void holds_what_persons_said_to_a_decision() throws Exception {
    Sha256 held = Sha256.of("what is held");
    World world = read(WORLD);
    assertThat(world.approvalsOf(held))
        .containsExactly(
            new Approval(
                held, "p-1", "p-1", Instant.parse("2026-04-11T00:00:00Z"), Approval.Act.APPROVES),
            new Approval(
                Sha256.parseHex(DIGEST),
                "p-2",
                "p-2",
                Instant.parse("2026-04-12T00:00:00Z"),
                Approval.Act.BREAKS_GLASS));
  }

  @Test
  void holds_orders() throws Exception {
    AuthorityId court = new AuthorityId("xc-court");
    Order.Addressed to = new Order.Addressed(ALDMARK, new AuthorityId("xa-court"));
    LocalDate april = LocalDate.of(2026, 4, 1);
    assertThat(read(WORLD).orders())
        .containsExactly(
            new Order(
                "o-1",
                CHILD,
                Sha256.parseHex(DIGEST),
                court,
                new Order.Named(Set.of("case"), Set.of("cp-witness")),
                to,
                new Agreement.Validity(april, Optional.of(april)),
                new Order.Check.Entered(Optional.of("p-3"))),
            new Order(
                "o-2",
                TWIN,
                Sha256.parseHex(DIGEST),
                court,
                new Order.Named(Set.of(), Set.of()),
                to,
                new Agreement.Validity(april, Optional.of(LocalDate.of(2026, 5, 1))),
                new Order.Check.Confirmed()));
  }
}
