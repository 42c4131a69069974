package org.kinbridge.flow.hold;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.kinbridge.access.person.Assurance;
import org.kinbridge.access.person.AuthenticatedPerson;
import org.kinbridge.deliver.Waiting;
import org.kinbridge.disclosure.DisclosureId;
import org.kinbridge.disclosure.MessageId;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.flow.deciding.Considered;
import org.kinbridge.flow.sending.ShowDisclosure;
import org.kinbridge.flow.setting.Asker;
import org.kinbridge.flow.setting.Surroundings;
import org.kinbridge.flow.stop.StopWaiting;
import org.kinbridge.ledger.entry.EntryKind;
import org.kinbridge.policy.Explanation;
import org.kinbridge.policy.Held;
import org.kinbridge.policy.Permitted;
import org.kinbridge.policy.Refused;
import org.kinbridge.policy.rule.Settler;
import org.kinbridge.review.Answer;
import org.kinbridge.review.FourEyes;
import org.kinbridge.review.Hold;
import org.kinbridge.review.Reviewer;
import org.kinbridge.vault.Place;
import org.kinbridge.vault.Transaction;
import org.kinbridge.vault.Transactions;

/**
 * A person answers what was held. A yes is registered about the child, and then everything is
 * decided again from the request, with the yes as one more circumstance: what changed meanwhile
 * wins.
 */
public final class AnswerHold {
  /** What an answer passes on its way. */
  public record Way(HoldBooks books, GrantHold grants, ShowDisclosure show, StopWaiting stop) {
    public Way {
      requireNonNull(books, "books is null");
      requireNonNull(grants, "grants is null");
      requireNonNull(show, "show is null");
      requireNonNull(stop, "stop is null");
    }
  }

  private final Transactions transactions;
  private final Way way;
  private final Surroundings surroundings;

  public AnswerHold(Transactions transactions, Way way, Surroundings surroundings) {
    this.transactions = requireNonNull(transactions, "transactions is null");
    this.way = requireNonNull(way, "way is null");
    this.surroundings = requireNonNull(surroundings, "surroundings is null");
  }

  public HoldOutcome approve(AuthenticatedPerson person, DisclosureId id, byte[] body) {
    return switch (AnswerReader.yes(body)) {
      case AnswerReader.Read.Faulty faulty -> new HoldOutcome.Faulty(faulty.faults());
      case AnswerReader.Read.Sound sound ->
          answer(person, id, (transaction, said) -> yes(transaction, said, sound));
    };
  }

  public HoldOutcome refuse(AuthenticatedPerson person, DisclosureId id, byte[] body) {
    return switch (AnswerReader.no(body)) {
      case AnswerReader.Read.Faulty faulty -> new HoldOutcome.Faulty(faulty.faults());
      case AnswerReader.Read.Sound sound ->
          answer(person, id, (transaction, said) -> no(transaction, said, sound));
    };
  }

  private interface Step {
    HoldOutcome take(Transaction transaction, Said said);
  }

  /** Who only looked, or supervises, decides nothing: the door asks, and here it is held. */
  private HoldOutcome answer(AuthenticatedPerson person, DisclosureId id, Step step) {
    if (!person.decides() || person.assurance() != Assurance.STEPPED_UP) {
      return new HoldOutcome.NotAllowed();
    }
    Instant now = surroundings.clock().instant();
    Reviewer by = HoldBooks.reviewer(person);
    HoldOutcome outcome =
        transactions.call(
            transaction ->
                way.books()
                    .alone(transaction, person, id)
                    .map(about -> step.take(transaction, new Said(about, by, now)))
                    .orElseGet(HoldOutcome.NotFound::new));
    surroundings.written().run();
    return outcome;
  }

  /** Said a second time after a broken line, it is answered as it stands. */
  private HoldOutcome yes(Transaction transaction, Said said, AnswerReader.Read.Sound sound) {
    Sha256 seen = sound.decision().orElseThrow();
    if (said.before(answer -> answer.isYes() && answer.decision().equals(seen))) {
      return answered(transaction, said);
    }
    if (!said.hold().waits(said.now())) {
      return new HoldOutcome.Over();
    }
    Asker asker = said.about().disclosure().asker();
    return switch (FourEyes.check(said.by(), said.about().people(), asker.client())) {
      case ASKED_HERSELF, ASKED_BY_THAT_PROGRAM -> new HoldOutcome.SamePerson();
      case SECOND_PERSON ->
          switch (way.grants().again(transaction, said)) {
            case Considered.Unreadable unreadable -> new HoldOutcome.Faulty(unreadable.faults());
            case Considered.Decided decided ->
                yes(transaction, said, said.yes(seen, sound.why()), decided);
          };
    };
  }

  private HoldOutcome yes(
      Transaction transaction, Said said, Answer yes, Considered.Decided decided) {
    Explanation now = decided.decision().explanation();
    if (!now.decisionDigest().equals(yes.decision())) {
      return new HoldOutcome.Changed(now.toJson());
    }
    return switch (decided.decision()) {
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
    way.grants().register(transaction, said, yes, EntryKind.APPROVAL);
    way.grants().grantIfPermitted(transaction, said);
    return answered(transaction, said);
  }

  private HoldOutcome no(Transaction transaction, Said said, AnswerReader.Read.Sound sound) {
    if (said.before(Answer::isNo)) {
      return answered(transaction, said);
    }
    Answer no = said.no(sound.why());
    return switch (said.hold().fate()) {
      case Hold.Fate.Waits waits when said.hold().waits(said.now()) -> {
        List<Place> wrote = way.grants().written(transaction, said, no);
        way.grants()
            .over(
                transaction,
                said,
                Reason.STOPPED_BY_OFFICER,
                said.entry(EntryKind.APPROVAL, no).wrote(wrote));
        yield answered(transaction, said);
      }
      case Hold.Fate.Waits waits -> new HoldOutcome.Over();
      case Hold.Fate.Over over -> new HoldOutcome.Over();
      case Hold.Fate.Granted granted -> stop(transaction, said, no, granted.message());
    };
  }

  /** What was approved and has not left ends; what may have left is not hers to stop any more. */
  private HoldOutcome stop(Transaction transaction, Said said, Answer no, MessageId message) {
    Optional<Waiting> waiting = way.stop().unsent(transaction, message);
    if (waiting.isEmpty()) {
      return new HoldOutcome.Over();
    }
    way.grants().register(transaction, said, no, EntryKind.APPROVAL);
    way.stop().endUnlessPermitted(transaction, waiting.get(), said.now());
    return answered(transaction, said);
  }

  private HoldOutcome answered(Transaction transaction, Said said) {
    return new HoldOutcome.Answered(way.show().of(transaction, said.about().disclosure()));
  }
}
