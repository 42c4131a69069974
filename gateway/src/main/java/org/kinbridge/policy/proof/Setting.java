package org.kinbridge.policy.proof;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.kinbridge.disclosure.AuthorityId;
import org.kinbridge.disclosure.AuthorityRole;
import org.kinbridge.disclosure.Fact;
import org.kinbridge.disclosure.Instrument;
import org.kinbridge.disclosure.LegalBasis;
import org.kinbridge.disclosure.Moment;
import org.kinbridge.disclosure.NodeId;
import org.kinbridge.disclosure.PersonHandle;
import org.kinbridge.disclosure.Purpose;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.policy.Held;
import org.kinbridge.policy.circumstance.Agreement;
import org.kinbridge.policy.circumstance.Approval;
import org.kinbridge.policy.circumstance.Authority;
import org.kinbridge.policy.circumstance.Circumstances;
import org.kinbridge.policy.circumstance.Consent;
import org.kinbridge.policy.circumstance.Determination;
import org.kinbridge.policy.circumstance.Findings;
import org.kinbridge.policy.circumstance.Giver;
import org.kinbridge.policy.circumstance.Order;
import org.kinbridge.policy.circumstance.Scale;
import org.kinbridge.policy.pack.PermitRow;
import org.kinbridge.policy.pack.PermitRow.Requirement;
import org.kinbridge.policy.pack.PolicyVersion;
import org.kinbridge.policy.proof.Combination.Determined;
import org.kinbridge.policy.proof.Combination.Reach;
import org.kinbridge.policy.request.Reading;
import org.kinbridge.policy.request.Request;
import org.kinbridge.policy.situation.Danger;
import org.kinbridge.policy.world.World;

/**
 * The request and the world of a combination: an agreement that covers everything, consents of
 * child and guardian, and every fact and paper the row asks for.
 */
final class Setting {
  static final String SENDER = "XC";
  static final String RECIPIENT = "XA";
  private static final Moment NOW =
      new Moment(Instant.parse("2026-04-10T09:30:00Z"), ZoneOffset.UTC);
  private static final PersonHandle CHILD = new PersonHandle("#child");
  private static final AuthorityId ACTING = new AuthorityId("xc-mosa");
  private static final AuthorityId CENTRAL = new AuthorityId("xc-central-authority");
  private static final String ORDER = "probe-order";
  private static final AuthorityId ADDRESSED = new AuthorityId("xa-addressed");

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

  private World world(Combination combination) {
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
                new Determination(World.child(CHILD), new NodeId(RECIPIENT), Optional.empty())),
        List.of(),
        List.of(order()),
        Scale.ONE);
  }

  /** An order that names everything, confirmed. */
  private Order order() {
    return new Order(
        ORDER,
        World.child(CHILD),
        Sha256.of("an order of a court"),
        new AuthorityId("xc-court"),
        new Order.Named(version.dataClasses(), version.labels().reporter()),
        new Order.Addressed(new NodeId(RECIPIENT), ADDRESSED),
        new Agreement.Validity(LocalDate.of(2026, 1, 1), Optional.empty()),
        Order.Check.CONFIRMED);
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
        "ti",
        "notice",
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

  /** A person who breaks the glass for what is held, as long as anybody looks. */
  static Approval breaksGlass(Held held) {
    return new Approval(
        held.explanation().decisionDigest(),
        "probe",
        "probe",
        NOW.at().plus(Duration.ofDays(1)),
        Approval.Act.BREAKS_GLASS);
  }

  Request request(Combination combination) {
    return switch (Request.parse(body(combination))) {
      case Reading.Accepted(Request request) -> request;
      case Reading.Faulty faulty ->
          throw new IllegalArgumentException(
              "the policy asks for what a request cannot say: " + faulty);
    };
  }

  private static ObjectNode body(Combination combination) {
    PermitRow row = combination.row();
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.putObject("to").put("node", RECIPIENT).put("authority", ADDRESSED.value());
    body.put("kind", "notify").put("urgency", "routine");
    body.put("purpose", combination.purpose().code())
        .put("legalBasis", row.grounds().basis().code());
    if (inDanger(combination)) {
      body.putObject("override").put("reason", "probe");
    }
    ObjectNode basis = body.putObject("basis");
    row.grounds().instrument().ifPresent(instrument -> basis.put("instrument", instrument.code()));
    row.grounds().article().ifPresent(article -> basis.put("article", article));
    ArrayNode evidence = basis.putArray("evidence");
    body.putObject("actor")
        .put("userRef", "u-1")
        .put("function", "caseworker")
        .put("authority", ACTING.value());
    ObjectNode about = body.putObject("case").put("reference", "probe");
    ArrayNode subjects = about.putArray("subjects");
    subjects.addObject().put("id", CHILD.value()).put("at", Probe.CHILD);
    subjects.addObject().put("id", "#feared").put("at", Probe.FEARED);
    facts(combination, body.putArray("facts"), evidence);
    restriction(combination.situation().reach(), body.putArray("restrictions"));
    statements(row, body.putArray("statements"));
    body.putObject("record").put("format", "shared").putObject("content");
    return body;
  }

  private static void facts(Combination combination, ArrayNode facts, ArrayNode evidence) {
    fact(facts, "serious-danger", "yes");
    fact(facts, "presence", "confirmed").put("state", RECIPIENT);
    fact(facts, "presence", "confirmed").put("state", SENDER);
    fact(facts, "child-heard", "interpreter").put("objection", "no");
    switch (combination.situation().protection()) {
      case IN_THE_RECORD, NOT_STATED -> {}
      case YES -> fact(facts, "international-protection", "yes");
      case NO -> fact(facts, "international-protection", "no");
      case UNKNOWN -> fact(facts, "international-protection", "unknown");
    }
    for (Requirement requirement : combination.row().requires()) {
      if (requirement instanceof Requirement.StatedFact needed && !needed.in().isEmpty()) {
        needed(facts, needed.code(), new TreeSet<>(needed.in()).first());
      }
      if (requirement instanceof Requirement.Paper(String type)) {
        evidence.addObject().put("type", type).put("reference", "probe-paper");
      }
      if (requirement instanceof Requirement.RegisteredOrder(String type)) {
        evidence.addObject().put("type", type).put("reference", ORDER);
      }
    }
  }

  private static void statements(PermitRow row, ArrayNode statements) {
    for (Requirement requirement : row.requires()) {
      if (requirement instanceof Requirement.Written(Request.Statement.Section section)) {
        statements
            .addObject()
            .put("section", section.code())
            .put("language", "en")
            .put("text", "We ask for this.")
            .put("writtenFor", ADDRESSED.value())
            .put("releasedBy", "u-1");
      }
    }
  }

  private static void needed(ArrayNode facts, Fact.Code code, String value) {
    for (var fact : facts) {
      if (fact.path("code").asText().equals(code.code()) && fact instanceof ObjectNode stated) {
        stated.put("value", value);
        return;
      }
    }
    fact(facts, code.code(), value);
  }

  private static ObjectNode fact(ArrayNode facts, String code, String value) {
    return facts
        .addObject()
        .put("code", code)
        .put("of", CHILD.value())
        .put("value", value)
        .put("source", "caseworker");
  }

  private static void restriction(Reach reach, ArrayNode restrictions) {
    if (reach == Reach.NOBODY_RESTRICTED) {
      return;
    }
    ObjectNode restriction =
        restrictions.addObject().put("person", "#feared").put("kind", "no-location-disclosure");
    ArrayNode through = restriction.putArray("reachableThrough");
    switch (reach) {
      case NOBODY_RESTRICTED -> {}
      case NOT_THERE -> restriction.put("elsewhere", "no");
      case THERE -> {
        through.add(RECIPIENT);
        restriction.put("elsewhere", "no");
      }
      case NOT_KNOWN -> restriction.put("elsewhere", "unknown");
      case HOLDS_RIGHTS -> restriction.put("elsewhere", "no").put("basis", "custody-dispute");
    }
    if (reach != Reach.HOLDS_RIGHTS) {
      restriction.put("basis", "child-fear");
    }
  }
}
