package org.kinbridge.flow.hold;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import org.kinbridge.access.person.AuthenticatedPerson;
import org.kinbridge.deliver.Waiting;
import org.kinbridge.disclosure.DisclosureId;
import org.kinbridge.disclosure.MessageId;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.flow.stop.StopWaiting;
import org.kinbridge.ledger.entry.EntryKind;
import org.kinbridge.policy.Decision;
import org.kinbridge.policy.Explanation;
import org.kinbridge.policy.Held;
import org.kinbridge.policy.Permitted;
import org.kinbridge.policy.Refused;
import org.kinbridge.policy.rule.Settler;
import org.kinbridge.review.Answer;
import org.kinbridge.review.Hold;
import org.kinbridge.vault.Place;
import org.kinbridge.vault.Transaction;

/**
 * A person answers what was held. A yes is registered about the child, and then everything is
 * decided again from the request, with the yes as one more circumstance: what changed meanwhile
 * wins.
 */
public final class AnswerHold {
  private final Turn turn;
  private final GrantHold grants;
  private final StopWaiting stop;

  public AnswerHold(Turn turn, GrantHold grants, StopWaiting stop) {
    this.turn = requireNonNull(turn, "turn is null");
    this.grants = requireNonNull(grants, "grants is null");
    this.stop = requireNonNull(stop, "stop is null");
  }

  public HoldOutcome approve(AuthenticatedPerson person, DisclosureId id, byte[] body) {
    return switch (AnswerReader.yes(body)) {
      case AnswerReader.Read.Faulty faulty -> new HoldOutcome.Faulty(faulty.faults());
      case AnswerReader.Read.Sound sound ->
          turn.of(person, id, (transaction, said) -> yes(transaction, said, sound));
    };
  }

  public HoldOutcome refuse(AuthenticatedPerson person, DisclosureId id, byte[] body) {
    return switch (AnswerReader.no(body)) {
      case AnswerReader.Read.Faulty faulty -> new HoldOutcome.Faulty(faulty.faults());
      case AnswerReader.Read.Sound sound ->
          turn.of(person, id, (transaction, said) -> no(transaction, said, sound));
    };
  }

  /** Said a second time after a broken line, it is answered as it stands. */
  private HoldOutcome yes(Transaction transaction, Said said, AnswerReader.Read.Sound sound) {
    Sha256 seen = sound.decision().orElseThrow();
    if (said.before(answer -> answer.isYes() && answer.decision().equals(seen))) {
      return turn.answered(transaction, said);
    }
    Answer yes = said.yes(seen, sound.why());
    return turn.second(
        transaction, said, seen, decided -> yes(transaction, said, yes, decided.decision()));
  }

  private HoldOutcome yes(Transaction transaction, Said said, Answer yes, Decision decision) {
    Explanation now = decision.explanation();
    return switch (decision) {
      case Refused refused -> new HoldOutcome.NotApprovable(now.toJson());
      case Held held when now.hold().map(hold -> hold.approvers() == 0).orElse(true) ->
          new HoldOutcome.NotApprovable(now.toJson());
      case Held held when now.missing().stream().anyMatch(AnswerHold::isJudged) ->
          new HoldOutcome.NotApprovable(now.toJson());
      case Held held -> registered(transaction, said, yes);
      case Permitted permitted -> registered(transaction, said, yes);
    };
  }

  private static boolean isJudged(Explanation.Missing question) {
    return question.settledBy() == Settler.JUDGE;
  }

  private HoldOutcome registered(Transaction transaction, Said said, Answer yes) {
    grants.register(transaction, said, yes, EntryKind.APPROVAL);
    grants.decideAgain(transaction, said);
    return turn.answered(transaction, said);
  }

  private HoldOutcome no(Transaction transaction, Said said, AnswerReader.Read.Sound sound) {
    if (said.before(Answer::isNo)) {
      return turn.answered(transaction, said);
    }
    Answer no = said.no(sound.why());
    return switch (said.hold().fate()) {
      case Hold.Fate.Waits waits when said.hold().waits(said.now()) -> {
        List<Place> wrote = grants.written(transaction, said, no);
        grants.over(
            transaction,
            said,
            Reason.STOPPED_BY_OFFICER,
            said.entry(EntryKind.APPROVAL, no).wrote(wrote));
        yield turn.answered(transaction, said);
      }
      case Hold.Fate.Waits waits -> new HoldOutcome.Over();
      case Hold.Fate.Over over -> new HoldOutcome.Over();
      case Hold.Fate.Granted granted -> stop(transaction, said, no, granted.message());
    };
  }

  /** What was approved and has not left ends; what may have left is not hers to stop any more. */
  private HoldOutcome stop(Transaction transaction, Said said, Answer no, MessageId message) {
    Optional<Waiting> waiting = stop.unsent(transaction, message);
    if (waiting.isEmpty()) {
      return new HoldOutcome.Over();
    }
    grants.register(transaction, said, no, EntryKind.APPROVAL);
    stop.endUnlessPermitted(transaction, waiting.get(), said.now());
    return turn.answered(transaction, said);
  }
}
