package org.kinbridge.policy;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.kinbridge.disclosure.Question;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.policy.circumstance.Circumstances;
import org.kinbridge.policy.circumstance.Parties;
import org.kinbridge.policy.pack.PolicyVersion;
import org.kinbridge.policy.request.Request;
import org.kinbridge.profile.Profile;
import org.kinbridge.profile.SharedRecord;

/** Decides. Pure: no clock, no randomness, no memory; shared by all threads. */
public final class Policy {
  static final Duration HOLD_LASTS = Duration.ofDays(5);
  private final PolicyVersion version;
  private final Profile profile;

  public Policy(PolicyVersion version, Profile profile) {
    this.version = requireNonNull(version, "version is null");
    this.profile = requireNonNull(profile, "profile is null");
  }

  /** What may leave of this record. Not built yet: refuses. */
  public Decision decide(SharedRecord record, Request request, Circumstances circumstances) {
    requireNonNull(record, "record is null");
    requireNonNull(profile, "profile is null");
    return refused(request, circumstances, Reason.RULE_NOT_BUILT);
  }

  /** The record could not be read whole: questions must be answered before anything is decided. */
  public Held undecidable(Request request, Circumstances circumstances, List<Question> questions) {
    requireNonNull(circumstances, "circumstances is null");
    Explanation said =
        explanation(
            request, circumstances, Explanation.Outcome.HOLD, questions.getFirst().reason());
    return new Held(questions.getFirst().reason(), said);
  }

  /** The request names a partner or authority that nobody vouches for. */
  public Refused unaddressed(Request request, Reason reason) {
    Explanation said =
        new Explanation(
            Explanation.Outcome.REFUSE,
            Optional.of(reason),
            Optional.empty(),
            new Explanation.Addressee(request.to().authority(), Optional.empty(), Optional.empty()),
            new Explanation.Rulebook(version.digest(), Optional.empty(), Optional.empty()),
            List.of(),
            List.of(),
            Explanation.Elements.none(),
            List.of(),
            List.of(),
            Optional.empty(),
            Explanation.Sight.nothing());
    return new Refused(reason, said);
  }

  /** Whether a message of that envelope may enter the inbox of our node. */
  public Admission admit(Envelope envelope, Parties parties, Instant now) {
    requireNonNull(envelope, "envelope is null");
    requireNonNull(parties, "parties is null");
    requireNonNull(now, "now is null");
    return new Admission.NotAdmitted(Reason.NOT_ADMITTED);
  }

  private Refused refused(Request request, Circumstances circumstances, Reason reason) {
    return new Refused(
        reason, explanation(request, circumstances, Explanation.Outcome.REFUSE, reason));
  }

  private Explanation explanation(
      Request request, Circumstances circumstances, Explanation.Outcome outcome, Reason reason) {
    Optional<Explanation.Hold> hold =
        outcome == Explanation.Outcome.HOLD
            ? Optional.of(
                new Explanation.Hold(
                    Optional.empty(),
                    List.of(reason.code()),
                    circumstances.now().plus(HOLD_LASTS),
                    Optional.empty()))
            : Optional.empty();
    return new Explanation(
        outcome,
        Optional.of(reason),
        Optional.empty(),
        new Explanation.Addressee(
            request.to().authority(),
            Optional.of(circumstances.parties().recipient().authority().role()),
            Optional.of(circumstances.parties().recipient().directoryVersion())),
        new Explanation.Rulebook(version.digest(), Optional.empty(), Optional.empty()),
        List.of(),
        List.of(),
        Explanation.Elements.none(),
        circumstances.findings().stayedHome(),
        List.of(),
        hold,
        Explanation.Sight.nothing());
  }
}
