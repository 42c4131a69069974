package org.kinbridge.flow;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.kinbridge.access.AuthenticatedClient;
import org.kinbridge.access.PreviewTrail;
import org.kinbridge.deliver.Event;
import org.kinbridge.deliver.Events;
import org.kinbridge.deliver.Outbox;
import org.kinbridge.deliver.State;
import org.kinbridge.disclosure.DisclosureId;
import org.kinbridge.disclosure.Fault;
import org.kinbridge.disclosure.MessageId;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.ledger.Entry;
import org.kinbridge.ledger.EntryKind;
import org.kinbridge.ledger.Ledger;
import org.kinbridge.policy.Held;
import org.kinbridge.policy.Permitted;
import org.kinbridge.policy.Refused;
import org.kinbridge.policy.request.Reading;
import org.kinbridge.seal.Fit;
import org.kinbridge.seal.Sealing;
import org.kinbridge.sign.Addressing;
import org.kinbridge.sign.MessageSigner;
import org.kinbridge.sign.SignedMessage;
import org.kinbridge.trust.Partners;
import org.kinbridge.vault.Transaction;
import org.kinbridge.vault.Transactions;

/**
 * A record crosses the border: read, translated, checked, decided, signed, and in one transaction
 * put into ledger and outbox. It leaves later, when the ledger has it under a checkpoint and the
 * release decided once more.
 */
final class SendDisclosure {

  /** What a permitted disclosure passes on its way to the outbox. */
  record Way(
      MessageSigner signer,
      Ledger ledger,
      Partners partners,
      Disclosures disclosures,
      Outgoing outgoing,
      StatedRestrictions restrictions,
      ShowDisclosure show) {
    Way {
      requireNonNull(show, "show is null");
      requireNonNull(signer, "signer is null");
      requireNonNull(ledger, "ledger is null");
      requireNonNull(partners, "partners is null");
      requireNonNull(disclosures, "disclosures is null");
      requireNonNull(outgoing, "outgoing is null");
      requireNonNull(restrictions, "restrictions is null");
    }
  }

  /** The rows a message waits in. */
  record Outgoing(Outbox outbox, Events events) {
    Outgoing {
      requireNonNull(outbox, "outbox is null");
      requireNonNull(events, "events is null");
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
    Deciding.Occasion occasion() {
      return new Deciding.Occasion(asker, now, now, Deciding.Holding.ALONE);
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
      case Held held -> keep(transaction, submission, decided, State.HELD, held.reason());
      case Refused refused ->
          keep(transaction, submission, decided, State.REFUSED, refused.reason());
      case Permitted permitted -> sign(transaction, submission, decided, permitted);
    };
  }

  /**
   * Nothing leaves: what was asked and answered is kept, and what the sender stated about persons
   * joins the register.
   */
  private SendOutcome keep(
      Transaction transaction,
      Submission submission,
      Considered.Decided decided,
      State state,
      Reason reason) {
    StoredDisclosure kept =
        stored(submission, decided, state, Optional.of(reason), Optional.empty());
    if (!way.disclosures().put(transaction, kept)) {
      return takenMeanwhile(transaction, submission);
    }
    EntryKind kind = state == State.HELD ? EntryKind.HOLD : EntryKind.ACCESS;
    ObjectNode common =
        EntryWords.because(EntryWords.submitted(submission.id(), submission.asker()), reason);
    way.ledger()
        .append(
            transaction,
            Entry.of(kind, submission.now())
                .common(common)
                .about(decided.child(), part(decided))
                .wrote(kept.place()));
    way.restrictions().register(transaction, decided, submission.asker(), submission.now());
    return way.show().outcome(transaction, kept);
  }

  private SendOutcome sign(
      Transaction transaction,
      Submission submission,
      Considered.Decided decided,
      Permitted permitted) {
    MessageId message = new MessageId(surroundings.ids().get());
    SignedMessage signed =
        way.signer()
            .sign(
                permitted,
                Addressing.opening(
                    message,
                    way.partners().find(permitted.recipient().node()).orElseThrow().entity(),
                    submission.now()));
    return switch (Sealing.fit(signed)) {
      case Fit.TooLarge tooLarge ->
          new SendOutcome.TooLarge(
              new Fault(
                  Reason.TOO_LARGE,
                  "/record/content",
                  "what would leave has more than one envelope holds, "
                      + tooLarge.most()
                      + " bytes"));
      case Fit.Fits fits -> commit(transaction, submission, decided, signed);
    };
  }

  private SendOutcome commit(
      Transaction transaction,
      Submission submission,
      Considered.Decided decided,
      SignedMessage signed) {
    MessageId message = signed.manifest().msgId();
    StoredDisclosure kept =
        stored(submission, decided, State.AUTHORISED, Optional.empty(), Optional.of(message));
    if (!way.disclosures().put(transaction, kept)) {
      return takenMeanwhile(transaction, submission);
    }
    way.restrictions().register(transaction, decided, submission.asker(), submission.now());
    Authorisation authorisation = new Authorisation(signed, kept, submission.now());
    way.outgoing()
        .outbox()
        .put(
            transaction,
            authorisation.waiting(
                way.ledger()
                    .append(
                        transaction,
                        authorisation.entry(
                            EntryWords.submitted(submission.id(), submission.asker()),
                            part(decided)))));
    way.outgoing()
        .events()
        .add(
            transaction,
            new Event(
                submission.asker().authority(),
                Event.Kind.DISCLOSURE_CHANGED,
                submission.id().value(),
                submission.now()));
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
