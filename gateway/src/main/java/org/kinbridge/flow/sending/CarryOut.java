package org.kinbridge.flow.sending;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
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
    return switch (decided.decision()) {
      case Held held -> hold(transaction, submission, decided, held);
      case Refused refused -> refuse(transaction, submission, decided, refused);
      case Permitted permitted -> sign(transaction, submission, decided, permitted);
    };
  }

  /** Nothing leaves: what was asked and answered is kept. */
  private SendOutcome refuse(
      Transaction transaction, Submission submission, Considered.Decided decided, Refused refused) {
    StoredDisclosure kept =
        stored(submission, decided, State.REFUSED, Optional.of(refused.reason()), Optional.empty());
    if (!way.disclosures().put(transaction, kept)) {
      return takenMeanwhile(transaction, submission);
    }
    way.ledger()
        .append(
            transaction,
            nothingLeaves(EntryKind.ACCESS, submission, decided, refused.reason())
                .wrote(kept.place()));
    way.restrictions().register(transaction, decided, submission.asker(), submission.now());
    return way.show().outcome(transaction, kept);
  }

  /** The same, and it waits for who can settle it, as long as a hold lasts. */
  private SendOutcome hold(
      Transaction transaction, Submission submission, Considered.Decided decided, Held held) {
    StoredDisclosure kept =
        stored(submission, decided, State.HELD, Optional.of(held.reason()), Optional.empty());
    if (!way.disclosures().put(transaction, kept)) {
      return takenMeanwhile(transaction, submission);
    }
    EntryId opened =
        way.ledger()
            .append(
                transaction,
                nothingLeaves(EntryKind.HOLD, submission, decided, held.reason())
                    .wrote(kept.place())
                    .wrote(Hold.placeOf(submission.id(), 1)));
    way.holds().open(transaction, OpenedHold.of(kept, held, opened));
    way.restrictions().register(transaction, decided, submission.asker(), submission.now());
    return way.show().outcome(transaction, kept);
  }

  private static Entry nothingLeaves(
      EntryKind kind, Submission submission, Considered.Decided decided, Reason reason) {
    return Entry.of(kind, submission.now())
        .common(
            EntryWords.because(EntryWords.submitted(submission.id(), submission.asker()), reason))
        .about(decided.child(), part(decided));
  }

  private SendOutcome sign(
      Transaction transaction,
      Submission submission,
      Considered.Decided decided,
      Permitted permitted) {
    return switch (way.dispatch().sign(permitted, submission.now())) {
      case Dispatch.Signing.TooLarge tooLarge -> new SendOutcome.TooLarge(tooLarge.fault());
      case Dispatch.Signing.Fits fits -> commit(transaction, submission, decided, fits.signed());
    };
  }

  private SendOutcome commit(
      Transaction transaction,
      Submission submission,
      Considered.Decided decided,
      Signing.Signed signed) {
    MessageId message = signed.message().manifest().msgId();
    StoredDisclosure kept =
        stored(submission, decided, State.AUTHORISED, Optional.empty(), Optional.of(message));
    if (!way.disclosures().put(transaction, kept)) {
      return takenMeanwhile(transaction, submission);
    }
    way.restrictions().register(transaction, decided, submission.asker(), submission.now());
    way.dispatch()
        .put(
            transaction,
            new Authorisation(
                signed, kept.id(), kept.asker().authority(), kept.place(), submission.now()),
            new Dispatch.Words(
                EntryWords.submitted(submission.id(), submission.asker()),
                part(decided),
                Optional.empty()));
    return way.show().outcome(transaction, kept);
  }

  /** Another call with the same id was faster. */
  private SendOutcome takenMeanwhile(Transaction transaction, Submission submission) {
    return way.disclosures()
        .find(transaction, submission.id())
        .map(
            known -> way.show().repeated(transaction, known, submission.asker(), submission.body()))
        .orElseGet(SendOutcome.Conflict::new);
  }

  static ObjectNode part(Considered.Decided decided) {
    return EntryWords.decided(
        decided.request(), decided.decision().explanation().toJson(), decided.report());
  }

  private static StoredDisclosure stored(
      Submission submission,
      Considered.Decided decided,
      State state,
      Optional<Reason> reason,
      Optional<MessageId> message) {
    return new StoredDisclosure(
        submission.id(),
        submission.asker(),
        decided.child(),
        state,
        reason,
        message,
        submission.now(),
        submission.body(),
        decided.decision().explanation().toJson().toString().getBytes(StandardCharsets.UTF_8),
        submission.scale());
  }
}
