package org.kinbridge.flow.deciding;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kinbridge.disclosure.ChildRef;
import org.kinbridge.disclosure.Fault;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.flow.setting.OwnNode;
import org.kinbridge.flow.setting.RecordPlaces;
import org.kinbridge.flow.standing.AcrossSystems;
import org.kinbridge.flow.standing.Lookalikes;
import org.kinbridge.flow.standing.PersonAnswers;
import org.kinbridge.json.JsonRefused;
import org.kinbridge.json.StrictJson;
import org.kinbridge.policy.circumstance.Agreement;
import org.kinbridge.policy.circumstance.Circumstances;
import org.kinbridge.policy.circumstance.Findings;
import org.kinbridge.policy.circumstance.PairwiseIds;
import org.kinbridge.policy.circumstance.Parties;
import org.kinbridge.policy.circumstance.Printed;
import org.kinbridge.policy.circumstance.Recipient;
import org.kinbridge.policy.circumstance.Registers;
import org.kinbridge.policy.circumstance.Sender;
import org.kinbridge.policy.circumstance.StayedHome;
import org.kinbridge.policy.request.Reading;
import org.kinbridge.policy.request.Request;
import org.kinbridge.policy.rule.row.ProbableMatch;
import org.kinbridge.policy.situation.Likeness;
import org.kinbridge.policy.situation.Releases;
import org.kinbridge.profile.Checked;
import org.kinbridge.profile.SharedRecord;
import org.kinbridge.translate.map.Origin;
import org.kinbridge.translate.map.Translation;
import org.kinbridge.translate.reading.Report;
import org.kinbridge.translate.source.NationalRecord;
import org.kinbridge.trust.Partner;
import org.kinbridge.trust.Partners;
import org.kinbridge.vault.Transaction;

/**
 * From the bytes of a request to the decision on it. The first decision and the one at release are
 * made here, by the same steps from the same bytes, so that they can differ only where the world
 * did.
 */
public final class Deciding {
  private static final Fault TOO_MANY_NAMES =
      new Fault(Reason.INVALID_VALUE, "/record/content", "more names than one child has");

  private final OwnNode own;
  private final Partners partners;
  private final Rules rules;
  private final Registry registry;

  public Deciding(OwnNode own, Partners partners, Rules rules, Registry registry) {
    this.own = requireNonNull(own, "own is null");
    this.partners = requireNonNull(partners, "partners is null");
    this.rules = requireNonNull(rules, "rules is null");
    this.registry = requireNonNull(registry, "registry is null");
  }

  /** Reads the request. It needs no transaction. */
  public static Reading read(byte[] body) {
    try {
      return Request.parse(StrictJson.parse(body, StrictJson.Limits.DOCUMENT));
    } catch (JsonRefused refused) {
      return new Reading.Faulty(List.of(refused.fault()));
    }
  }

  /** What can be printed of the papers that it releases. It belongs into no transaction. */
  public List<Printed> printed(Reading reading) {
    return rules.papers().of(reading);
  }

  /** Decides, and keeps what stands about the child as it is until the transaction ends. */
  public Considered consider(Transaction transaction, Occasion occasion, Reading reading) {
    return switch (reading) {
      case Reading.Faulty faulty -> new Considered.Unreadable(faulty.faults());
      case Reading.Accepted accepted -> addressed(transaction, occasion, accepted.request());
    };
  }

  private Considered addressed(Transaction transaction, Occasion occasion, Request request) {
    Optional<Sender> sender = own.sender(occasion.asker().authority());
    if (sender.isEmpty() || !request.actor().authority().equals(occasion.asker().authority())) {
      return new Considered.Unreadable(
          List.of(
              new Fault(
                  Reason.INVALID_VALUE,
                  "/actor/authority",
                  "the acting authority is not the client's own")));
    }
    ChildRef child =
        registry
            .crosswalk()
            .local(transaction, occasion.asker().system().value(), request.about().reference());
    switch (occasion.holding()) {
      case SHARED -> registry.lock().share(transaction, Set.of(child));
      case ALONE -> registry.lock().alone(transaction, Set.of(child));
    }
    Optional<Partner> partner = partners.find(request.to().node());
    if (partner.isEmpty()) {
      return unaddressed(request, child, Reason.UNKNOWN_PARTNER);
    }
    Optional<Recipient> recipient =
        OwnNode.recipient(
            partner.get().node(), partner.get().directory(), request.to().authority());
    if (recipient.isEmpty()) {
      return unaddressed(request, child, Reason.UNKNOWN_AUTHORITY);
    }
    List<Agreement> agreed =
        rules.version().agreements(sender.get().node(), recipient.get().node());
    Parties parties = new Parties(recipient.get(), sender.get(), agreed);
    return registered(transaction, occasion, new Addressed(request, child, parties));
  }

  private record Addressed(Request request, ChildRef child, Parties parties) {}

  private Considered registered(Transaction transaction, Occasion occasion, Addressed addressed) {
    Optional<byte[]> secret =
        registry
            .pairwise()
            .of(transaction, addressed.child(), addressed.parties().recipient().node());
    Optional<AcrossSystems> registered =
        AcrossSystems.read(registry.registrations(), transaction, addressed.child());
    if (registered.isEmpty() || secret.isEmpty()) {
      return unaddressed(addressed.request(), addressed.child(), Reason.ROW_ALTERED);
    }
    return translated(
        transaction,
        occasion,
        addressed,
        new Known(
            registered.get(),
            PairwiseIds.of(secret.get()),
            PersonAnswers.to(occasion.disclosure(), registered.get().own())));
  }

  /** What stands about the child. */
  private record Known(AcrossSystems across, PairwiseIds ids, PersonAnswers answers) {}

  /** Tells one record from another, and nothing of either. */
  static Sha256 digest(Request request) {
    return Sha256.of(content(request).toString());
  }

  private static JsonNode content(Request request) {
    return request.record().content().reveal("translate the record");
  }

  private Considered translated(
      Transaction transaction, Occasion occasion, Addressed addressed, Known known) {
    Request request = addressed.request();
    Sender sender = addressed.parties().sender();
    NationalRecord record = rules.translator().within(content(request), request.record().format());
    Origin origin =
        new Origin(
            own.node(),
            sender.acting().id(),
            sender.acting().name(),
            sender.acting().role(),
            rules.at(occasion.asked()));
    Translation translation = rules.translator().translate(record, request.resolutions(), origin);
    JsonNode report = translation.report().toJson();
    return switch (translation) {
      case Translation.Refused refused ->
          new Considered.Unreadable(RecordPlaces.within("/record", refused.faults()));
      case Translation.Incomplete incomplete ->
          new Considered.Decided(
              request,
              addressed.child(),
              rules
                  .policy()
                  .undecidable(
                      request,
                      circumstances(
                          new Asked(occasion, addressed, known),
                          known.across().registers(),
                          new Findings(
                              incomplete.questions(), List.of(), home(incomplete.report()))),
                      incomplete.questions()),
              report);
      case Translation.Translated whole ->
          checked(transaction, new Asked(occasion, addressed, known), whole);
    };
  }

  /** All that is known beside the record. */
  private record Asked(Occasion occasion, Addressed addressed, Known known) {}

  private Considered checked(Transaction transaction, Asked asked, Translation.Translated whole) {
    return switch (rules.profile().check(whole.draft())) {
      case Checked.Violated violated ->
          new Considered.Unreadable(
              violated.violations().stream()
                  .map(
                      violation ->
                          new Fault(
                              Reason.NOT_SHARED_RECORD, violation.location(), violation.message()))
                  .toList());
      case Checked.Conforming(SharedRecord record) -> {
        List<Fault> astray =
            asked.occasion().isFirst()
                ? Releases.astray(asked.addressed().request(), record.sources())
                : List.of();
        yield astray.isEmpty()
            ? compared(transaction, asked, whole, record)
            : new Considered.Unreadable(astray);
      }
    };
  }

  /** With the cases that nobody linked and that may be this child's. */
  private Considered compared(
      Transaction transaction, Asked asked, Translation.Translated whole, SharedRecord record) {
    Likeness likeness = Likeness.of(record);
    if (likeness.names().size() > Likeness.MOST_NAMES) {
      return new Considered.Unreadable(List.of(TOO_MANY_NAMES));
    }
    Request request = asked.addressed().request();
    ChildRef child = asked.addressed().child();
    List<Lookalikes.Alike> alike = alike(transaction, asked, likeness);
    Circumstances circumstances =
        circumstances(
            asked,
            Lookalikes.beside(asked.known().across().registers(), alike),
            new Findings(
                whole.questions(),
                whole.facts(),
                home(whole.report()),
                asked.occasion().printed()));
    Set<ChildRef> judge = ProbableMatch.toBeJudged(record, request, circumstances, rules.version());
    return new Considered.Decided(
        request,
        child,
        asked.known().answers().declined()
            ? rules.policy().declined(request, circumstances)
            : rules.policy().decide(record, request, circumstances),
        whole.report().toJson(),
        rules.policy().stated(record, request, circumstances),
        alike.stream()
            .map(Lookalikes.Alike::which)
            .filter(which -> judge.contains(which.child()))
            .toList());
  }

  private List<Lookalikes.Alike> alike(Transaction transaction, Asked asked, Likeness likeness) {
    AcrossSystems across = asked.known().across();
    return switch (asked.occasion().holding()) {
      case SHARED -> registry.lookalikes().of(transaction, across, likeness);
      case ALONE ->
          registry
              .lookalikes()
              .keeping(
                  transaction,
                  across,
                  new Lookalikes.Case(
                      asked.addressed().child(),
                      asked.occasion().asker().system().value(),
                      asked.addressed().request().about().reference()),
                  likeness);
    };
  }

  private Circumstances circumstances(Asked asked, Registers registers, Findings findings) {
    Parties parties = asked.addressed().parties();
    return new Circumstances(
        parties,
        registers,
        findings,
        rules.version().consentAges(own.node(), parties.recipient().node()),
        asked.known().ids(),
        rules.at(asked.occasion().now()),
        asked.known().answers().approvals(),
        asked.occasion().scale());
  }

  private static List<StayedHome> home(Report report) {
    return report.stayedHome().stream()
        .map(stayed -> new StayedHome(stayed.source(), stayed.why()))
        .toList();
  }

  private Considered unaddressed(Request request, ChildRef child, Reason reason) {
    return new Considered.Decided(
        request,
        child,
        rules.policy().unaddressed(request, reason),
        JsonNodeFactory.instance.objectNode());
  }
}
