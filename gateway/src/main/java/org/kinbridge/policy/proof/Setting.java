package org.kinbridge.policy.proof;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kinbridge.disclosure.AuthorityId;
import org.kinbridge.disclosure.AuthorityRole;
import org.kinbridge.disclosure.Instrument;
import org.kinbridge.disclosure.LegalBasis;
import org.kinbridge.disclosure.Moment;
import org.kinbridge.disclosure.NodeId;
import org.kinbridge.disclosure.PersonHandle;
import org.kinbridge.disclosure.Purpose;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.policy.circumstance.Agreement;
import org.kinbridge.policy.circumstance.Authority;
import org.kinbridge.policy.circumstance.Circumstances;
import org.kinbridge.policy.circumstance.Consent;
import org.kinbridge.policy.circumstance.Determination;
import org.kinbridge.policy.circumstance.Findings;
import org.kinbridge.policy.circumstance.Giver;
import org.kinbridge.policy.circumstance.Order;
import org.kinbridge.policy.circumstance.Scale;
import org.kinbridge.policy.pack.PolicyVersion;
import org.kinbridge.policy.proof.Combination.Determined;
import org.kinbridge.policy.request.Request;
import org.kinbridge.policy.situation.Danger;
import org.kinbridge.policy.world.World;

/**
 * The world of a combination: an agreement that covers everything, consents of child and guardian,
 * an order of a court, and who may break the glass.
 */
final class Setting {
  static final String SENDER = "XC";
  static final String RECIPIENT = "XA";
  private static final Moment NOW =
      new Moment(Instant.parse("2026-04-10T09:30:00Z"), ZoneOffset.UTC);
  static final PersonHandle CHILD = new PersonHandle("#child");
  static final AuthorityId ACTING = new AuthorityId("xc-mosa");
  private static final AuthorityId CENTRAL = new AuthorityId("xc-central-authority");
  static final String ORDER = "probe-order";
  static final AuthorityId ADDRESSED = new AuthorityId("xa-addressed");

  private final PolicyVersion version;
  private final Agreement everything;

  Setting(PolicyVersion version) {
    this.version = requireNonNull(version, "version is null");
    this.everything = everything(version);
  }

  private static Agreement everything(PolicyVersion version) {
    Set<String> classes = version.dataClasses();
    return new Agreement(
        "everything",
        Map.of(
            new NodeId(SENDER), Set.of(ACTING, CENTRAL), new NodeId(RECIPIENT), Set.of(ADDRESSED)),
        EnumSet.allOf(AuthorityRole.class),
        EnumSet.allOf(Purpose.class),
        EnumSet.allOf(LegalBasis.class),
        EnumSet.allOf(Instrument.class),
        classes,
        new Agreement.Terms(15, 90, Agreement.Onward.NEVER),
        new Agreement.Validity(LocalDate.of(2026, 1, 1), Optional.empty()),
        new Agreement.Standing(
            1,
            Sha256.of("everything"),
            NOW.day(),
            Set.of(new NodeId(SENDER), new NodeId(RECIPIENT))));
  }

  Circumstances around(Combination combination, Request request) {
    return world(combination).around(request, Findings.none()).orElseThrow();
  }

  World world(Combination combination) {
    Authority central =
        new Authority(
            CENTRAL, "Cassar Central Authority (synthetic)", AuthorityRole.CENTRAL_AUTHORITY);
    Authority acting = new Authority(ACTING, name(combination.from()), combination.from());
    Authority addressed =
        new Authority(ADDRESSED, "Addressed Office (synthetic)", combination.to());
    NodeId sender = new NodeId(SENDER);
    return new World(
        sender,
        NOW,
        Map.of(
            sender,
            new World.Directory(
                "1", Map.of(ACTING, acting, CENTRAL, central), version.consentAge(sender)),
            new NodeId(RECIPIENT),
            new World.Directory(
                "1", Map.of(ADDRESSED, addressed), version.consentAge(new NodeId(RECIPIENT)))),
        List.of(everything),
        version.consentAge(sender),
        Set.of(CHILD),
        List.of(
            consent("by-child", new Giver.Child(), Consent.Capacity.CHILD_COMPETENT, combination),
            consent(
                "by-guardian",
                new Giver.Guardian("guardian"),
                Consent.Capacity.ADULT_GUARDIAN,
                combination)),
        List.of(),
        combination.situation().determined() == Determined.NO
            ? List.of()
            : List.of(
                new Determination(
                    World.child(CHILD),
                    new Determination.Against.State(new NodeId(RECIPIENT), Optional.empty()),
                    new Determination.Source.NotNoted())),
        List.of(),
        List.of(order()),
        Set.of(),
        Scale.ONE);
  }

  /** An order that names every class. What an order that names a label lifts, the cases show. */
  private Order order() {
    return new Order(
        ORDER,
        World.child(CHILD),
        Sha256.of("an order of a court"),
        new AuthorityId("xc-court"),
        new Order.Named(version.dataClasses(), Set.of()),
        new Order.Addressed(new NodeId(RECIPIENT), ADDRESSED),
        new Agreement.Validity(LocalDate.of(2026, 1, 1), Optional.empty()),
        new Order.Check.Confirmed());
  }

  private static String name(AuthorityRole role) {
    return role == AuthorityRole.ASYLUM_BODY
        ? "Cassar Asylum Office (synthetic)"
        : "Cassar Office (synthetic)";
  }

  private static Consent consent(
      String id, Giver by, Consent.Capacity capacity, Combination combination) {
    return new Consent(
        id,
        World.child(CHILD),
        capacity,
        Consent.Answer.GIVEN,
        by,
        Set.of(),
        Consent.Informed.said("ti", "notice"),
        new NodeId(RECIPIENT),
        ADDRESSED,
        Set.of(combination.purpose()),
        LocalDate.of(2026, 3, 1),
        LocalDate.of(2026, 12, 31),
        Instant.parse("2026-03-01T10:00:00Z"),
        Optional.empty());
  }

  /** That persons could set the agreement aside. */
  static boolean inDanger(Combination combination) {
    return Danger.is(
        Optional.of(combination.purpose()), Optional.of(combination.row().grounds().basis()));
  }
}
