package org.kinbridge.deliver;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.kinbridge.disclosure.MessageId;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.ledger.Entry;
import org.kinbridge.ledger.EntryKind;
import org.kinbridge.ledger.Ledger;
import org.kinbridge.sign.SignedReceipt;
import org.kinbridge.vault.Transaction;
import org.kinbridge.vault.Transactions;

/**
 * How a message's way ends: by what its partner signed, or by its deadline. State, entry and event
 * of an end are one transaction.
 */
final class Endings {
  private static final System.Logger LOG = System.getLogger(Endings.class.getName());

  private final Transactions transactions;
  private final Ledger ledger;
  private final Outbox outbox;
  private final OutboxDepartures departures;

  Endings(Transactions transactions, Ledger ledger, Outbox outbox, OutboxDepartures departures) {
    this.transactions = requireNonNull(transactions, "transactions is null");
    this.ledger = requireNonNull(ledger, "ledger is null");
    this.outbox = requireNonNull(outbox, "outbox is null");
    this.departures = requireNonNull(departures, "departures is null");
  }

  /**
   * The partner's word. It is taken where the message waits, and where it had already become
   * unconfirmed: what was in doubt is so no more.
   */
  void settle(MessageId message, SignedReceipt receipt, Instant now) {
    transactions.run(
        transaction ->
            outbox
                .lock(transaction, message)
                .filter(waiting -> open(waiting.state()))
                .ifPresent(waiting -> settle(transaction, waiting, receipt, now)));
  }

  private static boolean open(State state) {
    return state.waits() || state == State.UNCONFIRMED;
  }

  private void settle(Transaction transaction, Waiting locked, SignedReceipt receipt, Instant now) {
    State next =
        switch (receipt.receipt().status()) {
          case RECEIVED -> State.RECEIVED;
          case REFUSED, NEVER_ACCEPTED -> State.NOT_ACCEPTED;
        };
    Optional<Reason> doubted =
        locked.state() == State.UNCONFIRMED ? locked.reason() : Optional.empty();
    ObjectNode common = JsonNodeFactory.instance.objectNode();
    common.put("message", locked.message().toString());
    common.put("status", receipt.receipt().status().code());
    receipt.receipt().reason().ifPresent(reason -> common.put("reason", reason.code()));
    doubted.ifPresent(reason -> common.put("unconfirmedBecause", reason.code()));
    common.put("receipt", new String(receipt.jws(), StandardCharsets.UTF_8));
    Optional<Reason> shown = doubted.or(() -> receipt.receipt().reason());
    ledger.append(
        transaction,
        Entry.of(EntryKind.RECEIVED, now)
            .common(common)
            .continuing(locked.authorised())
            .wrote(departures.move(transaction, locked, next, shown, now)));
    LOG.log(Level.INFO, "message {0} {1}", locked.message(), next.code());
    doubted
        .filter(reason -> next == State.RECEIVED && reason != Reason.EXPIRED)
        .ifPresent(
            reason ->
                LOG.log(
                    Level.ERROR,
                    "ALARM recall-needed: message {0} was received after it should have ended: {1}",
                    locked.message(),
                    reason.code()));
  }

  /**
   * The deadline. What has not left never will; what may have left is in doubt. The row alone says
   * so: a message that the ledger never proves ends too.
   */
  void expire(MessageId message, Instant now) {
    transactions.run(
        transaction ->
            outbox
                .lock(transaction, message)
                .filter(waiting -> waiting.state().waits() && !now.isBefore(waiting.expires()))
                .ifPresent(waiting -> expire(transaction, waiting, now)));
  }

  private void expire(Transaction transaction, Waiting locked, Instant now) {
    boolean left = locked.state() == State.RELEASED;
    Optional<Reason> expired = Optional.of(Reason.EXPIRED);
    State next = left ? State.UNCONFIRMED : State.STOPPED;
    ObjectNode common = JsonNodeFactory.instance.objectNode();
    common.put("message", locked.message().toString());
    common.put("reason", Reason.EXPIRED.code());
    ledger.append(
        transaction,
        Entry.of(left ? EntryKind.UNCONFIRMED : EntryKind.STOPPED, now)
            .common(common)
            .continuing(locked.authorised())
            .wrote(departures.move(transaction, locked, next, expired, now)));
    LOG.log(Level.INFO, "message {0} {1}: expired", locked.message(), next.code());
  }
}
