package org.kinbridge.flow.sending;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.kinbridge.deliver.State;
import org.kinbridge.disclosure.MessageId;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.flow.deciding.Considered;
import org.kinbridge.flow.deciding.Submission;
import org.kinbridge.flow.setting.Disclosures;
import org.kinbridge.flow.setting.EntryWords;
import org.kinbridge.flow.setting.StoredDisclosure;
import org.kinbridge.ledger.Ledger;
import org.kinbridge.ledger.entry.Entry;
import org.kinbridge.ledger.entry.EntryId;
import org.kinbridge.ledger.entry.EntryKind;
import org.kinbridge.policy.Held;
import org.kinbridge.policy.Permitted;
import org.kinbridge.policy.Refused;
import org.kinbridge.review.Hold;
import org.kinbridge.review.Holds;
import org.kinbridge.sign.Signing;
import org.kinbridge.vault.Transaction;

/**
 * Keeps what was decided on a submission, in the transaction that decided it: signed and put on its
 * way, held for somebody, or refused.
 */
public final class CarryOut {
  /** What a disclosure passes on its way. */
  public record Way(
      Dispatch dispatch,
      Ledger ledger,
      Disclosures disclosures,
      Holds holds,
      StatedRestrictions restrictions,
      ShowDisclosure show) {
    public Way {
      requireNonNull(dispatch, "dispatch is null");
      requireNonNull(ledger, "ledger is null");
      requireNonNull(disclosures, "disclosures is null");
      requireNonNull(holds, "holds is null");
      requireNonNull(restrictions, "restrictions is null");
      requireNonNull(show, "show is null");
    }
  }

  private final Way way;

  public CarryOut(Way way) {
    this.way = requireNonNull(way, "way is null");
  }

  public Way way() {
    return way;
  }

  /** What came under its id before, as it stands now. */
  public Optional<SendOutcome> known(Transaction transaction, Submission submission) {
    return way.disclosures()
        .find(transaction, submission.id())
        .map(
            known ->
                way.show().repeated(transaction, known, submission.asker(), submission.body()));
  }

  public SendOutcome carryOut(
      Transaction transaction, Submission submission, Considered.Decided decided) {
    Answer answer = Answer.to(submission, decided);
    return switch (decided.decision()) {
      case Held held -> hold(transaction, answer, held);
      case Refused refused -> refuse(transaction, answer, refused);
      case Permitted permitted -> sign(transaction, answer, permitted);
    };
  }

  /** Nothing leaves: what was asked and answered is kept. */
  private SendOutcome refuse(Transaction transaction, Answer answer, Refused refused) {
    StoredDisclosure kept =
        answer.stored(State.REFUSED, Optional.of(refused.reason()), Optional.empty());
    if (!way.disclosures().put(transaction, kept)) {
      return takenMeanwhile(transaction, answer.submission());
    }
    way.ledger()
        .append(
            transaction,
            nothingLeaves(EntryKind.ACCESS, answer, refused.reason()).wrote(kept.place()));
    restrict(transaction, answer);
    return way.show().outcome(transaction, kept);
  }

  /** The same, and it waits for who can settle it, as long as a hold lasts. */
  private SendOutcome hold(Transaction transaction, Answer answer, Held held) {
    StoredDisclosure kept = answer.stored(State.HELD, Optional.of(held.reason()), Optional.empty());
    if (!way.disclosures().put(transaction, kept)) {
      return takenMeanwhile(transaction, answer.submission());
    }
    EntryId opened =
        way.ledger()
            .append(
                transaction,
                nothingLeaves(EntryKind.HOLD, answer, held.reason())
                    .wrote(kept.place())
                    .wrote(Hold.placeOf(kept.id(), 1)));
    way.holds().open(transaction, OpenedHold.of(kept, held, opened));
    restrict(transaction, answer);
    return way.show().outcome(transaction, kept);
  }

  private static Entry nothingLeaves(EntryKind kind, Answer answer, Reason reason) {
    return Entry.of(kind, answer.submission().now())
        .common(EntryWords.because(answer.common(), reason))
        .about(answer.decided().child(), answer.part());
  }

  private SendOutcome sign(Transaction transaction, Answer answer, Permitted permitted) {
    return switch (way.dispatch().sign(permitted, answer.submission().now())) {
      case Dispatch.Signing.TooLarge tooLarge -> new SendOutcome.TooLarge(tooLarge.fault());
      case Dispatch.Signing.Fits fits -> commit(transaction, answer, fits.signed());
    };
  }

  private SendOutcome commit(Transaction transaction, Answer answer, Signing.Signed signed) {
    MessageId message = signed.message().manifest().msgId();
    StoredDisclosure kept = answer.stored(State.AUTHORISED, Optional.empty(), Optional.of(message));
    if (!way.disclosures().put(transaction, kept)) {
      return takenMeanwhile(transaction, answer.submission());
    }
    restrict(transaction, answer);
    way.dispatch()
        .put(
            transaction,
            new Authorisation(
                signed, kept.id(), kept.asker().authority(), kept.place(), kept.createdAt()),
            new Dispatch.Words(answer.common(), answer.part(), Optional.empty()));
    return way.show().outcome(transaction, kept);
  }

  private void restrict(Transaction transaction, Answer answer) {
    Submission submission = answer.submission();
    way.restrictions()
        .register(transaction, answer.decided(), submission.asker(), submission.now());
  }

  /** Another call with the same id was faster. */
  private SendOutcome takenMeanwhile(Transaction transaction, Submission submission) {
    return known(transaction, submission).orElseGet(SendOutcome.Conflict::new);
  }
}
