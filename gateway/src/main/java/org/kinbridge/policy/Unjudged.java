package org.kinbridge.policy;

import java.util.List;
import java.util.Optional;
import org.kinbridge.disclosure.Question;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.policy.Explanation.Addressee;
import org.kinbridge.policy.Explanation.Hold;
import org.kinbridge.policy.Explanation.Missing;
import org.kinbridge.policy.circumstance.Circumstances;
import org.kinbridge.policy.circumstance.Parties;
import org.kinbridge.policy.circumstance.StayedHome;
import org.kinbridge.policy.request.Chosen;
import org.kinbridge.policy.request.Request;

/**
 * Answers to requests that no rule was asked about.
 *
 * @param policy the digest of the rules that would have been
 */
record Unjudged(Sha256 policy) {

  Held undecidable(Request request, Circumstances circumstances, List<Question> questions) {
    List<Missing> missing = questions.stream().map(Unjudged::missing).toList();
    Hold hold = Hold.forSender(missing, circumstances.now().plus(Policy.HOLD_LASTS));
    Explanation said =
        said(
            request,
            addressee(request, circumstances),
            new Why(missing, circumstances.findings().stayedHome(), Optional.of(hold)));
    return new Held(missing.getFirst().code(), said);
  }

  private static Missing missing(Question question) {
    return new Missing(question.reason(), question.source(), question.asked(), "R26");
  }

  Refused unaddressed(Request request, Reason reason) {
    Addressee unknown = new Addressee(request.to().authority(), Optional.empty(), Optional.empty());
    List<Missing> why = List.of(new Missing(reason, "/to", reason.sentence(), "directory"));
    return new Refused(reason, said(request, unknown, new Why(why, List.of(), Optional.empty())));
  }

  Refused declined(Request request, Circumstances circumstances) {
    Reason reason = Reason.STOPPED_BY_OFFICER;
    List<Missing> why = List.of(new Missing(reason, "", reason.sentence(), "person"));
    return new Refused(
        reason,
        said(
            request,
            addressee(request, circumstances),
            new Why(why, circumstances.findings().stayedHome(), Optional.empty())));
  }

  private static Addressee addressee(Request request, Circumstances circumstances) {
    Parties parties = circumstances.parties();
    return new Addressee(
        request.to().authority(),
        Optional.of(parties.recipient().authority().role()),
        Optional.of(parties.recipient().directoryVersion()));
  }

  /** A no, or a hold where there is one; the first of what is missing gives the reason. */
  private record Why(List<Missing> missing, List<StayedHome> stayedHome, Optional<Hold> hold) {}

  private Explanation said(Request request, Addressee to, Why why) {
    return new Explanation(
        why.hold().isPresent() ? Explanation.Outcome.HOLD : Explanation.Outcome.REFUSE,
        Optional.of(why.missing().getFirst().code()),
        Optional.empty(),
        to,
        new Explanation.Rulebook(policy, Optional.empty(), Optional.empty()),
        List.of(),
        why.missing(),
        Explanation.Elements.none(),
        why.stayedHome(),
        Chosen.in(request),
        List.of(),
        why.hold(),
        Explanation.Sight.nothing());
  }
}
