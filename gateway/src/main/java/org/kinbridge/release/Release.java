package org.kinbridge.release;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import org.kinbridge.disclosure.MessageId;
import org.kinbridge.disclosure.MessageKind;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.ledger.Committed;
import org.kinbridge.ledger.Ledger;
import org.kinbridge.ledger.entry.Entry;
import org.kinbridge.ledger.entry.EntryId;
import org.kinbridge.ledger.entry.EntryKind;
import org.kinbridge.policy.Decision;
import org.kinbridge.policy.Held;
import org.kinbridge.policy.Permitted;
import org.kinbridge.policy.Refused;
import org.kinbridge.sign.SignedMessage;
import org.kinbridge.vault.Place;
import org.kinbridge.vault.Transaction;
import org.kinbridge.vault.Transactions;

/**
 * Decides for the last time, in one transaction: the children's standing locked, the whole decision
 * made again, the message marked as gone and the entry that says so. When it returns a {@link
 * Released}, all of that is committed.
 *
 * <p>The signed bytes never change. What they hold must still be permitted, each element of it;
 * what would be permitted beyond them stays where it is.
 */
public final class Release {
  private final Transactions transactions;
  private final ChildLock lock;
  private final Departures departures;
  private final SecondDecision decision;
  private final Ledger ledger;

  public Release(
      Transactions transactions,
      ChildLock lock,
      Departures departures,
      SecondDecision decision,
      Ledger ledger) {
    this.transactions = requireNonNull(transactions, "transactions is null");
    this.lock = requireNonNull(lock, "lock is null");
    this.departures = requireNonNull(departures, "departures is null");
    this.decision = requireNonNull(decision, "decision is null");
    this.ledger = requireNonNull(ledger, "ledger is null");
  }

  /** Asked before each attempt; only the first that leaves writes the entry. */
  public Leave release(Committed committed, Instant now) {
    return transactions.call(transaction -> decide(transaction, committed, now));
  }

  /**
   * Ends a message that is not permitted any more, in the transaction of whoever changed the
   * child's standing and holds its lock. It never lets one leave.
   *
   * @param authorised the first entry of the message's story
   */
  public Optional<Leave.Ended> endUnlessPermitted(
      Transaction transaction, SignedMessage message, EntryId authorised, Instant now) {
    Departures.Stage stage = departures.lock(transaction, message.manifest().msgId());
    if (stage == Departures.Stage.OVER) {
      return Optional.empty();
    }
    return objection(transaction, message, now)
        .map(reason -> end(transaction, new Attempt(message, authorised, stage, now), reason));
  }

  private Leave decide(Transaction transaction, Committed committed, Instant now) {
    SignedMessage message = committed.message();
    lock.share(transaction, new HashSet<>(message.children()));
    Departures.Stage stage = departures.lock(transaction, message.manifest().msgId());
    if (stage == Departures.Stage.OVER) {
      return new Leave.Over();
    }
    Optional<Reason> objection = objection(transaction, message, now);
    Attempt attempt = new Attempt(message, committed.entry(), stage, now);
    return objection.isPresent()
        ? end(transaction, attempt, objection.get())
        : leave(transaction, attempt);
  }

  private record Attempt(
      SignedMessage message, EntryId authorised, Departures.Stage stage, Instant now) {
    MessageId id() {
      return message.manifest().msgId();
    }
  }

  private Optional<Reason> objection(Transaction transaction, SignedMessage message, Instant now) {
    return now.isBefore(message.manifest().exp())
        ? standing(transaction, message, now)
        : Optional.of(Reason.EXPIRED);
  }

  /**
   * Why what that message holds would not be permitted now, in time or not; empty where it would.
   * The caller keeps what stands about its children as it is.
   */
  public Optional<Reason> standing(Transaction transaction, SignedMessage message, Instant now) {
    if (message.manifest().kind() == MessageKind.RECALL) {
      return decision.ordered(transaction, message)
          ? Optional.empty()
          : Optional.of(Reason.ROW_ALTERED);
    }
    Optional<Decision> again = decision.decide(transaction, message, now);
    return again.isEmpty()
        ? Optional.of(Reason.ROW_ALTERED)
        : switch (again.get()) {
          case Held held -> Optional.of(held.reason());
          case Refused refused -> Optional.of(refused.reason());
          case Permitted permitted ->
              Covering.covers(permitted, message)
                  ? Optional.empty()
                  : Optional.of(Reason.DECISION_CHANGED);
        };
  }

  private Leave leave(Transaction transaction, Attempt attempt) {
    if (attempt.stage() == Departures.Stage.WAITS) {
      write(transaction, attempt, Departures.Fate.LEAVES, Optional.empty());
    }
    return new Released(attempt.message());
  }

  /**
   * What has not left is stopped; what may have left is in doubt, and no attempt is made any more.
   */
  private Leave.Ended end(Transaction transaction, Attempt attempt, Reason reason) {
    Departures.Fate fate =
        attempt.stage() == Departures.Stage.WAITS
            ? Departures.Fate.STOPPED
            : Departures.Fate.UNCONFIRMED;
    write(transaction, attempt, fate, Optional.of(reason));
    return new Leave.Ended(fate, reason);
  }

  private void write(
      Transaction transaction, Attempt attempt, Departures.Fate fate, Optional<Reason> reason) {
    Place row = departures.move(transaction, attempt.id(), fate, reason, attempt.now());
    ObjectNode common = JsonNodeFactory.instance.objectNode();
    common.put("message", attempt.id().toString());
    reason.ifPresent(why -> common.put("reason", why.code()));
    EntryKind kind =
        switch (fate) {
          case LEAVES -> EntryKind.RELEASED;
          case STOPPED -> EntryKind.STOPPED;
          case UNCONFIRMED -> EntryKind.UNCONFIRMED;
        };
    Entry entry =
        Entry.of(kind, attempt.now()).common(common).continuing(attempt.authorised()).wrote(row);
    ledger.append(transaction, entry);
  }
}
