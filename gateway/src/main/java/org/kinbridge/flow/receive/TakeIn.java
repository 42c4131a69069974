package org.kinbridge.flow.receive;

import static java.util.Objects.requireNonNull;

import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.kinbridge.deliver.Event;
import org.kinbridge.deliver.InboxItem;
import org.kinbridge.disclosure.ChildRef;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.flow.receive.PartnerDoor.PartnerAnswer;
import org.kinbridge.flow.setting.EntryWords;
import org.kinbridge.flow.setting.Surroundings;
import org.kinbridge.json.CanonicalJson;
import org.kinbridge.ledger.entry.Entry;
import org.kinbridge.ledger.entry.EntryKind;
import org.kinbridge.ledger.entry.Exchange;
import org.kinbridge.seal.Opened;
import org.kinbridge.sign.Manifest;
import org.kinbridge.sign.SignedReceipt;
import org.kinbridge.vault.Transaction;
import org.kinbridge.vault.Transactions;

/**
 * What a partner handed us becomes a row, an entry and a receipt, in one transaction. What was once
 * answered is answered the same.
 */
final class TakeIn {
  private static final System.Logger LOG = System.getLogger(TakeIn.class.getName());

  private final Transactions transactions;
  private final Answers answers;
  private final ReceiveDisclosure.Keeping keeping;
  private final Surroundings surroundings;

  TakeIn(
      Transactions transactions,
      Answers answers,
      ReceiveDisclosure.Keeping keeping,
      Surroundings surroundings) {
    this.transactions = requireNonNull(transactions, "transactions is null");
    this.answers = requireNonNull(answers, "answers is null");
    this.keeping = requireNonNull(keeping, "keeping is null");
    this.surroundings = requireNonNull(surroundings, "surroundings is null");
  }

  /** Said, and not kept: no verdict, or one that no copy can contradict. */
  PartnerAnswer say(Arrived arrived, Reason reason, Instant now) {
    return answers.answer(arrived.from(), answers.refused(arrived, reason, now));
  }

  Optional<InboxItem> known(Arrived arrived) {
    return transactions.call(
        transaction -> keeping.inbox().find(transaction, arrived.issuer(), arrived.message()));
  }

  /** The stored receipt, word for word, however late the question comes. */
  PartnerAnswer again(Arrived arrived, InboxItem known, Instant now) {
    if (!known.manifest().equals(arrived.digest())) {
      LOG.log(
          Level.ERROR,
          "ALARM digest-conflict: {0} gave the id {1} to two messages",
          known.issuer(),
          known.message());
      return say(arrived, Reason.DIGEST_CONFLICT, now);
    }
    SignedReceipt receipt = answers.reread(known.receipt(), known.place().toString());
    return answers.answer(arrived.from(), receipt);
  }

  PartnerAnswer keep(Arrived arrived, Optional<Opened> opened, Judgement judgement, Instant now) {
    SignedReceipt receipt = answers.judged(arrived, judgement, now);
    Optional<InboxItem> earlier =
        transactions.call(
            transaction -> write(transaction, new Taken(arrived, opened, judgement, receipt, now)));
    if (earlier.isPresent()) {
      return again(arrived, earlier.get(), now);
    }
    surroundings.written().run();
    LOG.log(
        Level.INFO,
        "message {0} of {1} {2}",
        arrived.message(),
        arrived.issuer(),
        judgement.refused().map(Reason::code).orElse(receipt.receipt().status().code()));
    return answers.answer(arrived.from(), receipt);
  }

  /**
   * @param opened empty where nothing vouches for content and salts
   */
  private record Taken(
      Arrived arrived,
      Optional<Opened> opened,
      Judgement judgement,
      SignedReceipt receipt,
      Instant now) {}

  /** Empty when this call took the id; the other call's row when that was faster. */
  private Optional<InboxItem> write(Transaction transaction, Taken taken) {
    Optional<ChildRef> child =
        keeping.arrival().child(transaction, taken.arrived().from(), taken.judgement());
    InboxItem item = item(taken, child);
    if (!keeping.inbox().put(transaction, item)) {
      return Optional.of(
          keeping
              .inbox()
              .find(transaction, item.issuer(), item.message())
              .orElseThrow(
                  () -> new IllegalStateException("an inbox row is not ours: " + item.place())));
    }
    keeping.ledger().append(transaction, entry(taken, item));
    if (item.accepted()) {
      keeping
          .events()
          .add(
              transaction,
              new Event(item.authority(), Event.Kind.INBOX_ARRIVED, item.id(), taken.now()));
    }
    return Optional.empty();
  }

  private InboxItem item(Taken taken, Optional<ChildRef> child) {
    Manifest manifest = taken.arrived().manifest();
    boolean accepted = taken.judgement() instanceof Judgement.Admitted;
    return new InboxItem(
        surroundings.ids().get(),
        taken.arrived().issuer(),
        manifest.msgId(),
        taken.arrived().digest(),
        manifest.toAuthority(),
        child,
        taken.arrived().jws(),
        taken.now(),
        manifest.exp(),
        accepted,
        taken.receipt().jws(),
        taken.opened().filter(whole -> accepted).map(TakeIn::kept),
        Optional.empty(),
        Optional.empty());
  }

  private static InboxItem.Kept kept(Opened opened) {
    return new InboxItem.Kept(opened.content(), CanonicalJson.bytes(opened.openings().toJson()));
  }

  private static Entry entry(Taken taken, InboxItem item) {
    Entry entry =
        Entry.of(EntryKind.RECEIVED, taken.now())
            .common(EntryWords.arrived(taken.arrived().manifest(), item, taken.receipt().receipt()))
            .wrote(item.place());
    Entry held = taken.opened().map(opened -> exchanged(entry, item, opened)).orElse(entry);
    return item.child().map(child -> held.about(child, EntryWords.inbox(item))).orElse(held);
  }

  static Entry exchanged(Entry entry, InboxItem item, Opened opened) {
    byte[] salt = opened.salts().exchange().revealSecret("to commit to the exchange");
    Entry held = entry.exchange(new Exchange(item.manifest(), salt));
    Arrays.fill(salt, (byte) 0);
    return held;
  }
}
