package org.kinbridge.flow.sending;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.kinbridge.access.AuthenticatedClient;
import org.kinbridge.access.PreviewTrail;
import org.kinbridge.disclosure.DisclosureId;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.flow.deciding.Considered;
import org.kinbridge.flow.deciding.Deciding;
import org.kinbridge.flow.deciding.NoticeTrying;
import org.kinbridge.flow.deciding.Occasion;
import org.kinbridge.flow.deciding.Papers;
import org.kinbridge.flow.deciding.Submission;
import org.kinbridge.flow.setting.Asker;
import org.kinbridge.flow.setting.EntryWords;
import org.kinbridge.flow.setting.Surroundings;
import org.kinbridge.ledger.entry.Entry;
import org.kinbridge.ledger.entry.EntryKind;
import org.kinbridge.policy.Explanation;
import org.kinbridge.policy.circumstance.Printed;
import org.kinbridge.policy.circumstance.Scale;
import org.kinbridge.vault.Transaction;
import org.kinbridge.vault.Transactions;

/**
 * A record crosses the border: read, translated, checked, decided, signed, and in one transaction
 * put into ledger and outbox. It leaves later, when the ledger has it under a checkpoint and the
 * release decided once more.
 */
public final class SendDisclosure {
  private final Transactions transactions;
  private final Deciding deciding;
  private final CarryOut carryOut;
  private final NoticeTrying trying;
  private final Surroundings surroundings;

  public SendDisclosure(
      Transactions transactions,
      Deciding deciding,
      CarryOut carryOut,
      NoticeTrying trying,
      Surroundings surroundings) {
    this.trying = requireNonNull(trying, "trying is null");
    this.transactions = requireNonNull(transactions, "transactions is null");
    this.deciding = requireNonNull(deciding, "deciding is null");
    this.carryOut = requireNonNull(carryOut, "carryOut is null");
    this.surroundings = requireNonNull(surroundings, "surroundings is null");
  }

  public SendOutcome submit(AuthenticatedClient client, DisclosureId id, byte[] body) {
    return submit(
        client, new Submission.Part(id, body, Deciding.read(body)), Optional.empty(), Scale.ONE);
  }

  /** Only where that is decided; a batch was rehearsed. */
  public SendOutcome submit(
      AuthenticatedClient client, Submission.Part part, String decided, Scale scale) {
    return submit(client, part, Optional.of(decided), scale);
  }

  private SendOutcome submit(
      AuthenticatedClient client, Submission.Part part, Optional<String> rehearsed, Scale scale) {
    List<Printed> printed = printed(client, part);
    Instant now = surroundings.clock().instant(); // a consent may end while a paper is printed
    PreviewTrail.Verdict verdict = trying.submission(client, part.reading(), now);
    Submission submission = new Submission(Asker.of(client), part, now, scale, printed);
    SendOutcome outcome =
        transactions.call(
            transaction ->
                carryOut
                    .known(transaction, submission)
                    .orElseGet(
                        () -> decide(transaction, submission, new Look(rehearsed, verdict))));
    surroundings.written().run();
    return outcome;
  }

  /** What is known is answered as it was: whoever asks again, tired of waiting, waits no more. */
  private List<Printed> printed(AuthenticatedClient client, Submission.Part part) {
    if (!Papers.any(part.reading())) {
      return List.of();
    }
    Submission repeated = new Submission(Asker.of(client), part, surroundings.clock().instant());
    return transactions.call(transaction -> carryOut.known(transaction, repeated)).isPresent()
        ? List.of()
        : deciding.printed(part.reading());
  }

  /**
   * What to make of one who only wants to see the decision.
   *
   * @param rehearsed what a batch was told would be decided
   */
  private record Look(Optional<String> rehearsed, PreviewTrail.Verdict verdict) {}

  private SendOutcome decide(Transaction transaction, Submission submission, Look look) {
    return switch (deciding.consider(
        transaction, submission.occasion(Occasion.Holding.ALONE), submission.part().reading())) {
      case Considered.Unreadable unreadable -> new SendOutcome.Faulty(unreadable.faults());
      case Considered.Decided decided ->
          changed(decided)
              .or(() -> changed(decided, look.rehearsed()))
              .map(
                  other -> {
                    lookedAt(transaction, submission, decided, look.verdict());
                    return other;
                  })
              .orElseGet(() -> carryOut.carryOut(transaction, submission, decided));
    };
  }

  private static Optional<SendOutcome> changed(
      Considered.Decided decided, Optional<String> rehearsed) {
    Explanation now = decided.decision().explanation();
    return rehearsed
        .filter(digest -> !digest.equals(now.decisionDigest().hex()))
        .map(digest -> new SendOutcome.DecisionChanged(digest, now.toJson()));
  }

  /**
   * Whoever expects another decision is shown this one: that is a preview, and an entry like one.
   */
  private void lookedAt(
      Transaction transaction,
      Submission submission,
      Considered.Decided decided,
      PreviewTrail.Verdict verdict) {
    carryOut
        .way()
        .ledger()
        .append(
            transaction,
            Entry.of(EntryKind.ACCESS, submission.now())
                .common(
                    EntryWords.flagged(
                        EntryWords.because(
                            EntryWords.submitted(submission.id(), submission.asker()),
                            Reason.DECISION_CHANGED),
                        verdict))
                .about(decided.child(), Answer.to(submission, decided).part()));
    carryOut
        .way()
        .restrictions()
        .register(transaction, decided, submission.asker(), submission.now());
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
}
