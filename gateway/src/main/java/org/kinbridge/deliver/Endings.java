package org.kinbridge.deliver;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.kinbridge.disclosure.MessageId;
import org.kinbridge.disclosure.MessageKind;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.ledger.Ledger;
import org.kinbridge.ledger.entry.Entry;
import org.kinbridge.ledger.entry.EntryKind;
import org.kinbridge.sign.Manifest;
import org.kinbridge.sign.Receipt;
import org.kinbridge.sign.SignedReceipt;
import org.kinbridge.vault.Place;
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
  private final Recalls recalls;

  Endings(Transactions transactions, Ledger ledger, Delivery.Route route) {
    this.transactions = requireNonNull(transactions, "transactions is null");
    this.ledger = requireNonNull(ledger, "ledger is null");
    this.outbox = route.outbox();
    this.departures = route.departures();
    this.recalls = route.recalls();
  }

  /**
   * The partner's word. It is taken where the message waits, and where it had already become
   * unconfirmed: what was in doubt is so no more.
   */
  void settle(Manifest manifest, SignedReceipt receipt, Instant now) {
    transactions.run(
        transaction ->
            outbox
                .lock(transaction, manifest.msgId())
                .filter(waiting -> waiting.state().open())
                .ifPresent(
                    waiting ->
                        settle(transaction, waiting, new Word(manifest.kind(), receipt), now)));
  }

  /** What the partner signed of a message of that kind. */
  private record Word(MessageKind kind, SignedReceipt signed) {
    Receipt receipt() {
      return signed.receipt();
    }
  }

  private void settle(Transaction transaction, Waiting locked, Word word, Instant now) {
    Receipt receipt = word.receipt();
    State next =
        switch (receipt.status()) {
          case RECEIVED -> State.RECEIVED;
          case REFUSED, NEVER_ACCEPTED -> State.NOT_ACCEPTED;
        };
    Optional<Reason> doubted =
        locked.state() == State.UNCONFIRMED ? locked.reason() : Optional.empty();
    ObjectNode common = JsonNodeFactory.instance.objectNode();
    common.put("message", locked.message().toString());
    common.put("status", receipt.status().code());
    receipt.reason().ifPresent(reason -> common.put("reason", reason.code()));
    doubted.ifPresent(reason -> common.put("unconfirmedBecause", reason.code()));
    receipt.outcome().ifPresent(outcome -> common.put("outcome", outcome.code()));
    common.put("receipt", new String(word.signed().jws(), StandardCharsets.UTF_8));
    Optional<Reason> shown = doubted.or(receipt::reason);
    Entry entry =
        Entry.of(EntryKind.RECEIVED, now)
            .common(common)
            .continuing(locked.authorised())
            .wrote(departures.move(transaction, locked, next, shown, now));
    ledger.append(
        transaction,
        answered(transaction, locked, word, now).map(row -> entry.wrote(row)).orElse(entry));
    LOG.log(Level.INFO, "message {0} {1}", locked.message(), next.code());
    doubted
        .filter(reason -> next == State.RECEIVED && reason != Reason.EXPIRED)
        .filter(reason -> recalls.of(transaction, locked.message()).isEmpty())
        .ifPresent(
            reason ->
                LOG.log(
                    Level.ERROR,
                    "ALARM recall-needed: message {0} was received after it should have ended: {1}",
                    locked.message(),
                    reason.code()));
  }

  /** The row of the recall that this message says, where it answers one for good. */
  private Optional<Place> answered(
      Transaction transaction, Waiting locked, Word word, Instant now) {
    return Optional.of(word)
        .filter(said -> said.kind() == MessageKind.RECALL)
        .flatMap(said -> standing(said.receipt()))
        .flatMap(
            standing ->
                recalls
                    .lockSaidBy(transaction, locked.message())
                    .map(recall -> answer(transaction, recall, standing, now)));
  }

  /** One that never arrived is said again: it answers nothing. */
  private static Optional<Recall.Standing> standing(Receipt receipt) {
    return switch (receipt.status()) {
      case RECEIVED -> receipt.outcome().map(Recall.Standing.Complied::new);
      case REFUSED ->
          receipt
              .reason()
              .filter(reason -> reason != Reason.EXPIRED)
              .map(Recall.Standing.Refused::new);
      case NEVER_ACCEPTED -> Optional.empty();
    };
  }

  private Place answer(
      Transaction transaction, Recall recall, Recall.Standing standing, Instant now) {
    Recall next = recall.in(standing, now);
    recalls.advance(transaction, next);
    if (standing instanceof Recall.Standing.Refused(Reason why)) {
      LOG.log(
          Level.ERROR,
          "ALARM recall-refused: the recall of message {0} was refused: {1}",
          recall.message(),
          why.code());
    }
    return next.place();
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
