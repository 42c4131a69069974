package org.kinbridge.policy;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.kinbridge.disclosure.Ground;
import org.kinbridge.disclosure.Moment;
import org.kinbridge.disclosure.Question;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.json.CompactJson;
import org.kinbridge.policy.Explanation.Missing;
import org.kinbridge.policy.Explanation.Prospect;
import org.kinbridge.policy.circumstance.Approval;
import org.kinbridge.policy.circumstance.Circumstances;
import org.kinbridge.policy.circumstance.Parties;
import org.kinbridge.policy.circumstance.Restriction;
import org.kinbridge.policy.element.Marks;
import org.kinbridge.policy.minimise.Assembled;
import org.kinbridge.policy.minimise.Assembly;
import org.kinbridge.policy.minimise.Kept;
import org.kinbridge.policy.pack.PolicyVersion;
import org.kinbridge.policy.request.Request;
import org.kinbridge.policy.request.Request.Statement;
import org.kinbridge.policy.residual.Evidence;
import org.kinbridge.policy.residual.Finding;
import org.kinbridge.policy.residual.SecondPass;
import org.kinbridge.policy.rule.override.NamesInText;
import org.kinbridge.policy.situation.People;
import org.kinbridge.policy.situation.Situation;
import org.kinbridge.profile.Checked;
import org.kinbridge.profile.Draft;
import org.kinbridge.profile.Profile;
import org.kinbridge.profile.SharedRecord;
import org.kinbridge.profile.Sources;
import org.kinbridge.profile.Violation;

/** Decides. Pure: no clock, no randomness, no memory; shared by all threads. */
public final class Policy {
  static final Duration HOLD_LASTS = Duration.ofDays(5);

  private final PolicyVersion version;
  private final Profile profile;
  private final RuleList rules;
  private final Unjudged unjudged;
  private final SecondPass secondPass = new SecondPass();

  public Policy(PolicyVersion version, Profile profile) {
    this(version, profile, RuleList.complete());
  }

  Policy(PolicyVersion version, Profile profile, RuleList rules) {
    this.version = requireNonNull(version, "version is null");
    this.profile = requireNonNull(profile, "profile is null");
    this.rules = requireNonNull(rules, "rules is null");
    this.unjudged = new Unjudged(version.digest());
  }

  /** What may leave of this record. The same arguments always give the same answer. */
  public Decision decide(SharedRecord record, Request request, Circumstances circumstances) {
    Situation situation = new Situation(record, request, circumstances, version);
    Judgement judgement = Judgement.of(rules.gates(), situation);
    if (judgement.refusal().isPresent()) {
      return refused(situation, judgement);
    }
    Marks marks = new Marks(situation.document());
    rules.redactions().forEach(redaction -> redaction.mark(situation, marks));
    judgement.add(Remainder.ID, Remainder.judge(situation, marks));
    if (judgement.refusal().isPresent()) {
      return refused(situation, judgement);
    }
    judgement.add(NamesInText.ID, NamesInText.judge(situation, marks));
    if (judgement.waitsForSender()) {
      return held(situation, judgement);
    }
    judgement.add(Remainder.ID, Remainder.covered(situation));
    if (judgement.refusal().isPresent()) {
      return refused(situation, judgement);
    }
    Evidence evidence =
        Residues.evidence(record, situation, marks); // before what is not reached is hushed
    Assembled assembled = Assembly.of(situation, marks, Kept.of(marks));
    byte[] content = CompactJson.bytes(assembled.tree());
    Finding finding = secondPass.over(content, evidence);
    judgement.add(Residues.SECOND_PASS, Residues.judge(finding));
    return finding
        .legible()
        .filter(read -> !judgement.waitsForSender())
        .map(read -> checked(situation, judgement, new Minimised(marks, assembled, content, read)))
        .orElseGet(() -> held(situation, judgement));
  }

  /** What the request restricts, one for one: as strong as the record makes it, and on whom. */
  public List<Restriction> stated(
      SharedRecord record, Request request, Circumstances circumstances) {
    return People.stated(new Situation(record, request, circumstances, version));
  }

  private static Refused refused(Situation situation, Judgement judgement) {
    Judgement.Said first = judgement.refusal().orElseThrow();
    List<Missing> why = Telling.missing(List.of(first));
    return new Refused(
        first.ask().reason(), new Telling(situation, judgement).refused(first.ask().reason(), why));
  }

  private static Held held(Situation situation, Judgement judgement) {
    List<Missing> questions = Telling.missing(judgement.questions());
    Reason reason = questions.getFirst().code();
    return new Held(reason, new Telling(situation, judgement).held(reason, questions));
  }

  /** What leaves; {@code read} is what the second pass read of the content. */
  private record Minimised(Marks marks, Assembled assembled, byte[] content, JsonNode read) {
    Stayed stayed(Request request) {
      List<Statement> all = request.statements();
      return Staying.of(marks, all.subList(assembled.statements(), all.size()), assembled.files());
    }
  }

  /** What the bytes say must be a shared record; if not, the fault is ours and nothing leaves. */
  private Decision checked(Situation situation, Judgement judgement, Minimised left) {
    Telling telling = new Telling(situation, judgement);
    return switch (profile.check(new Draft(left.read(), Sources.none()))) {
      case Checked.Violated(List<Violation> violations) ->
          new Refused(
              Reason.INTERNAL,
              telling.refused(
                  Reason.INTERNAL, violations.stream().map(Policy::violation).toList()));
      case Checked.Conforming conforming -> approved(situation, judgement, left);
    };
  }

  /** Nothing is asked, or enough persons said yes to exactly this. */
  private Decision approved(Situation situation, Judgement judgement, Minimised left) {
    Telling telling = new Telling(situation, judgement);
    Later<Stayed> stayed = new Later<>(() -> left.stayed(situation.request()));
    Leaving leaving = new Leaving(left.content(), stayed);
    Supplier<Prospect> leaves =
        () -> telling.prospect(left.marks(), left.assembled(), stayed.get());
    if (judgement.questions().isEmpty()) {
      return permitted(
          situation, () -> telling.permitted(leaves.get(), List.of()), leaving, List.of());
    }
    int needed = Approvals.needed(judgement.questions());
    List<Missing> questions = Telling.missing(judgement.questions());
    Reason reason = questions.getFirst().code();
    Held held = new Held(reason, telling.held(reason, questions, needed, leaves.get()));
    Sha256 decision = held.explanation().decisionDigest();
    List<Approval> yes =
        judgement.waitsForJudge() ? List.of() : Approvals.standing(situation, decision);
    List<Approval> counted =
        yes.size() >= needed
            ? yes
            : Approvals.glass(situation, judgement.questions(), decision).stream().toList();
    return counted.isEmpty()
        ? held
        : permitted(situation, () -> telling.permitted(leaves.get(), counted), leaving, counted);
  }

  private record Leaving(byte[] content, Later<Stayed> stayed) {}

  private Permitted permitted(
      Situation situation, Supplier<Explanation> told, Leaving leaving, List<Approval> settled) {
    return new Permitted(
        leaving.content(),
        leaving.stayed(),
        terms(situation, Approvals.ground(situation, settled)),
        situation.sender(),
        situation.recipient(),
        Set.of(situation.child().orElseThrow()),
        new Later<>(told));
  }

  private static Missing violation(Violation violation) {
    return new Missing(
        Reason.INTERNAL, violation.location(), violation.message(), violation.constraint());
  }

  private Permitted.Terms terms(Situation situation, Ground ground) {
    Request request = situation.request();
    return new Permitted.Terms(
        request.kind(),
        request.purpose().orElseThrow(),
        request.legalBasis().orElseThrow(),
        request.urgency(),
        version.digest(),
        ground);
  }

  /**
   * The record could not be read whole: its questions must be answered before anything is decided.
   */
  public Held undecidable(Request request, Circumstances circumstances, List<Question> questions) {
    return unjudged.undecidable(request, circumstances, questions);
  }

  /** The request names a partner or authority that nobody vouches for. */
  public Refused unaddressed(Request request, Reason reason) {
    return unjudged.unaddressed(request, reason);
  }

  /** A person said no, whatever the rules would say. */
  public Refused declined(Request request, Circumstances circumstances) {
    return unjudged.declined(request, circumstances);
  }

  /**
   * Whether a message of that envelope may enter the inbox of our node, the recipient of {@code
   * parties}: an agreement in force between the two states lists the addressed authority as ours,
   * the purpose and the basis; or it tells of a danger, for which persons of the sender set that
   * aside.
   */
  public Admission admit(Envelope envelope, Parties parties, Moment now) {
    return Entrance.judge(envelope, parties, now);
  }
}
