package org.kinbridge.flow;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.kinbridge.access.AuthenticatedClient;
import org.kinbridge.access.PreviewTrail;
import org.kinbridge.deliver.State;
import org.kinbridge.disclosure.DisclosureId;
import org.kinbridge.disclosure.MessageId;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.ledger.Entry;
import org.kinbridge.ledger.EntryId;
import org.kinbridge.ledger.EntryKind;
import org.kinbridge.ledger.Ledger;
import org.kinbridge.policy.Held;
import org.kinbridge.policy.Permitted;
import org.kinbridge.policy.Refused;
import org.kinbridge.policy.request.Reading;
import org.kinbridge.review.Hold;
import org.kinbridge.review.Holds;
import org.kinbridge.sign.Signing;
import org.kinbridge.vault.Transaction;
import org.kinbridge.vault.Transactions;

/**
 * A record crosses the border: read, translated, checked, decided, signed, and in one transaction
 * put into ledger and outbox. It leaves later, when the ledger has it under a checkpoint and the
 * release decided once more.
 */
final class SendDisclosure {

  /** What a disclosure passes on its way. */
  record Way(
      Dispatch dispatch,
      Ledger ledger,
      Disclosures disclosures,
      Holds holds,
      StatedRestrictions restrictions,
      ShowDisclosure show) {
    Way {
      requireNonNull(dispatch, "dispatch is null");
      requireNonNull(ledger, "ledger is null");
      requireNonNull(disclosures, "disclosures is null");
      requireNonNull(holds, "holds is null");
      requireNonNull(restrictions, "restrictions is null");
      requireNonNull(show, "show is null");
    }
  }

  private final Transactions transactions;
  private final Deciding deciding;
  private final Way way;
  private final NoticeTrying trying;
  private final Surroundings surroundings;

  SendDisclosure(
      Transactions transactions,
      Deciding deciding,
      Way way,
      NoticeTrying trying,
      Surroundings surroundings) {
    this.trying = requireNonNull(trying, "trying is null");
    this.transactions = requireNonNull(transactions, "transactions is null");
    this.deciding = requireNonNull(deciding, "deciding is null");
    this.way = requireNonNull(way, "way is null");
    this.surroundings = requireNonNull(surroundings, "surroundings is null");
  }

  SendOutcome submit(AuthenticatedClient client, DisclosureId id, byte[] body) {
    Instant now = surroundings.clock().instant();
    Reading reading = Deciding.read(body);
    PreviewTrail.Verdict verdict = trying.submission(client, reading, now);
    Submission submission = new Submission(Asker.of(client), id, body, now);
    SendOutcome outcome =
        transactions.call(
            transaction ->
                way.disclosures()
                    .find(transaction, id)
                    .map(
                        known ->
                            way.show()
                                .repeated(
                                    transaction, known, submission.asker(), submission.body()))
                    .orElseGet(() -> decide(transaction, submission, new Look(reading, verdict))));
    surroundings.written().run();
    return outcome;
  }

  private record Submission(Asker asker, DisclosureId id, byte[] body, Instant now) {
    Occasion occasion() {
      return new Occasion(asker, Optional.of(id), now, now, Occasion.Holding.ALONE);
    }
  }

  /** What was read of it, and what to make of one who only wants to see the decision. */
  private record Look(Reading reading, PreviewTrail.Verdict verdict) {}

  private SendOutcome decide(Transaction transaction, Submission submission, Look look) {
    return switch (deciding.consider(transaction, submission.occasion(), look.reading())) {
      case Considered.Unreadable unreadable -> new SendOutcome.Faulty(unreadable.faults());
      case Considered.Decided decided ->
          changed(decided)
              .map(
                  other -> {
                    lookedAt(transaction, submission, decided, look.verdict());
                    return other;
                  })
              .orElseGet(() -> carryOut(transaction, submission, decided));
    };
  }

  /**
   * Whoever expects another decision is shown this one: that is a preview, and an entry like one.
   */
  private void lookedAt(
      Transaction transaction,
      Submission submission,
      Considered.Decided decided,
      PreviewTrail.Verdict verdict) {
    way.ledger()
        .append(
            transaction,
            Entry.of(EntryKind.ACCESS, submission.now())
                .common(
                    EntryWords.flagged(
                        EntryWords.because(
                            EntryWords.submitted(submission.id(), submission.asker()),
                            Reason.DECISION_CHANGED),
                        verdict))
                .about(decided.child(), part(decided)));
    way.restrictions().register(transaction, decided, submission.asker(), submission.now());
  }

  /** The agency decided on a preview: where that does not hold any more, nothing is done. */
  static Optional<SendOutcome> changed(Considered.Decided decided) {
    Optional<Sha256> expected = decided.request().expected();
    return expected
        .filter(digest -> !digest.equals(decided.decision().explanation().decisionDigest()))
        .map(
            digest ->
                new SendOutcome.DecisionChanged(
                    digest.hex(), decided.decision().explanation().toJson()));
  }

  private SendOutcome carryOut(
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
            new Authorisation(signed, kept.id(), kept.asker(), kept.place(), submission.now()),
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

  private static ObjectNode part(Considered.Decided decided) {
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
        decided.decision().explanation().toJson().toString().getBytes(StandardCharsets.UTF_8));
  }
}
