package org.kinbridge.flow.receive;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.kinbridge.deliver.Event;
import org.kinbridge.deliver.InboxItem;
import org.kinbridge.deliver.Recalled;
import org.kinbridge.disclosure.Compliance;
import org.kinbridge.disclosure.MessageKind;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.flow.receive.PartnerDoor.PartnerAnswer;
import org.kinbridge.flow.setting.EntryWords;
import org.kinbridge.flow.setting.Surroundings;
import org.kinbridge.ledger.entry.Entry;
import org.kinbridge.ledger.entry.EntryId;
import org.kinbridge.ledger.entry.EntryKind;
import org.kinbridge.seal.Opened;
import org.kinbridge.sign.Manifest;
import org.kinbridge.sign.RecallNotice;
import org.kinbridge.sign.SignedReceipt;
import org.kinbridge.vault.Transaction;
import org.kinbridge.vault.Transactions;

/**
 * A partner takes back what it sent: the item is closed, or the id kept as one that is never taken
 * in, and what was done is signed, in one transaction. It depends on no agreement and on no child:
 * whoever sent something may always take it back, and nobody else may.
 */
final class TakeRecall {
  private static final System.Logger LOG = System.getLogger(TakeRecall.class.getName());

  private final Transactions transactions;
  private final Answers answers;
  private final ReceiveDisclosure.Keeping keeping;
  private final TakeIn taking;
  private final Surroundings surroundings;

  TakeRecall(
      Transactions transactions,
      Answers answers,
      ReceiveDisclosure.Keeping keeping,
      TakeIn taking,
      Surroundings surroundings) {
    this.transactions = requireNonNull(transactions, "transactions is null");
    this.answers = requireNonNull(answers, "answers is null");
    this.keeping = requireNonNull(keeping, "keeping is null");
    this.taking = requireNonNull(taking, "taking is null");
    this.surroundings = requireNonNull(surroundings, "surroundings is null");
  }

  PartnerAnswer take(Arrived arrived, Opened opened, Instant now) {
    if (!now.isBefore(arrived.manifest().exp())) {
      return refuse(arrived, opened, Reason.EXPIRED, now);
    }
    Optional<RecallNotice> notice =
        RecallNotice.read(opened.content())
            .filter(read -> arrived.manifest().inReplyTo().equals(Optional.of(read.message())))
            .filter(read -> !read.message().equals(arrived.message()));
    if (notice.isEmpty()) {
      return refuse(arrived, opened, Reason.PROFILE_VIOLATION, now);
    }
    Taking recall = new Taking(arrived, opened, notice.get(), now);
    Taken taken = transactions.call(transaction -> take(transaction, recall));
    surroundings.written().run();
    return switch (taken) {
      case Taken.Done(SignedReceipt receipt) -> answers.answer(arrived.from(), receipt);
      case Taken.Known(InboxItem earlier) -> taking.again(arrived, earlier, now);
      case Taken.AnotherMessage another -> conflict(recall);
      case Taken.OfARecall itself -> refuse(arrived, opened, Reason.PROFILE_VIOLATION, now);
    };
  }

  private PartnerAnswer refuse(Arrived arrived, Opened opened, Reason reason, Instant now) {
    return taking.keep(arrived, Optional.of(opened), new Judgement.NotAdmitted(reason), now);
  }

  private PartnerAnswer conflict(Taking recall) {
    LOG.log(
        Level.ERROR,
        "ALARM digest-conflict: {0} recalls another message under the id {1} than it sent",
        recall.arrived().issuer(),
        recall.notice().message());
    return taking.say(recall.arrived(), Reason.DIGEST_CONFLICT, recall.now());
  }

  private record Taking(Arrived arrived, Opened opened, RecallNotice notice, Instant now) {}

  private sealed interface Taken {
    record Done(SignedReceipt receipt) implements Taken {}

    /** Its id was taken meanwhile: by the same recall, or by something else. */
    record Known(InboxItem earlier) implements Taken {}

    /** What is known under that id is not what it names. */
    record AnotherMessage() implements Taken {}

    /** What was taken back stays so: there is nothing in a recall to put away. */
    record OfARecall() implements Taken {}
  }

  private Taken take(Transaction transaction, Taking recall) {
    InboxItem never = never(recall);
    Optional<InboxItem> known = known(transaction, never);
    boolean fresh = known.isEmpty() && keeping.inbox().put(transaction, never);
    InboxItem named =
        fresh ? never : known.or(() -> known(transaction, never)).orElseThrow(() -> altered(never));
    if (!named.manifest().equals(recall.notice().manifest())) {
      return new Taken.AnotherMessage();
    }
    if (named.accepted() && named.child().isEmpty()) {
      return new Taken.OfARecall();
    }
    // whatever becomes of this message: what it names is a row now, and no row is without its entry
    Optional<EntryId> story =
        fresh
            ? Optional.of(keeping.ledger().append(transaction, neverTaken(recall, never)))
            : Optional.empty();
    SignedReceipt receipt = answers.complied(recall.arrived(), outcome(named), recall.now());
    InboxItem row = row(recall, receipt);
    if (!keeping.inbox().put(transaction, row)) {
      return new Taken.Known(
          keeping
              .inbox()
              .find(transaction, row.issuer(), row.message())
              .orElseThrow(() -> altered(row)));
    }
    Entry entry = received(recall, row, receipt);
    EntryId received =
        keeping.ledger().append(transaction, story.map(entry::continuing).orElse(entry));
    if (named.accepted() && named.recalled().isEmpty()) {
      close(transaction, recall, named, received);
    }
    return new Taken.Done(receipt);
  }

  private static IllegalStateException altered(InboxItem row) {
    return new IllegalStateException("an inbox row is not ours: " + row.place());
  }

  /** From here on nobody else reads it, recalls it or takes it in. */
  private Optional<InboxItem> known(Transaction transaction, InboxItem named) {
    return keeping.inbox().lock(transaction, named.issuer(), named.message());
  }

  /** What was said once of an item stays true of it: a second recall gets the first one's word. */
  private static Compliance outcome(InboxItem item) {
    if (!item.accepted()) {
      return Compliance.NEVER_RECEIVED;
    }
    return item.recalled()
        .map(Recalled::outcome)
        .orElse(
            item.readAt().isPresent() ? Compliance.CLOSED_AFTER_READING : Compliance.CLOSED_UNREAD);
  }

  /** The recall as an item of its own: it holds nothing, and its authority sees that it came. */
  private InboxItem row(Taking recall, SignedReceipt receipt) {
    Manifest manifest = recall.arrived().manifest();
    return new InboxItem(
        surroundings.ids().get(),
        recall.arrived().issuer(),
        manifest.msgId(),
        recall.arrived().digest(),
        manifest.toAuthority(),
        Optional.empty(),
        recall.arrived().jws(),
        recall.now(),
        manifest.exp(),
        true,
        receipt.jws(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static Entry received(Taking recall, InboxItem row, SignedReceipt receipt) {
    ObjectNode common =
        EntryWords.arrived(recall.arrived().manifest(), row, receipt.receipt())
            .put("kind", MessageKind.RECALL.code())
            .put("recalls", recall.notice().message().toString());
    Entry entry = Entry.of(EntryKind.RECEIVED, recall.now()).common(common).wrote(row.place());
    return TakeIn.exchanged(entry, row, recall.opened());
  }

  /** What it names, where it is not known: from here on it never will be. */
  private InboxItem never(Taking recall) {
    Manifest manifest = recall.arrived().manifest();
    return new InboxItem(
        surroundings.ids().get(),
        recall.arrived().issuer(),
        recall.notice().message(),
        recall.notice().manifest(),
        manifest.toAuthority(),
        Optional.empty(),
        recall.arrived().jws(),
        recall.now(),
        manifest.exp(),
        false,
        answers.never(recall.arrived(), recall.notice(), recall.now()).jws(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static Entry neverTaken(Taking recall, InboxItem never) {
    ObjectNode common = JsonNodeFactory.instance.objectNode();
    common.put("message", never.message().toString());
    common.put("from", never.issuer().value());
    common.put("outcome", Compliance.NEVER_RECEIVED.code());
    common.put("reason", recall.notice().reason().code());
    common.put("receipt", new String(never.receipt(), StandardCharsets.UTF_8));
    return Entry.of(EntryKind.RECALLED, recall.now()).common(common).wrote(never.place());
  }

  private void close(Transaction transaction, Taking recall, InboxItem item, EntryId story) {
    Recalled recalled = new Recalled(recall.arrived().message(), outcome(item), recall.now());
    keeping.inbox().recall(transaction, item, recalled);
    ObjectNode common = JsonNodeFactory.instance.objectNode();
    common.put("message", item.message().toString());
    common.put("from", item.issuer().value());
    common.put("outcome", recalled.outcome().code());
    common.put("reason", recall.notice().reason().code());
    keeping
        .ledger()
        .append(
            transaction,
            Entry.of(EntryKind.RECALLED, recall.now())
                .common(common)
                .continuing(story)
                .about(item.child().orElseThrow(), EntryWords.inbox(item))
                .wrote(item.recallPlace()));
    keeping
        .events()
        .add(
            transaction,
            new Event(item.authority(), Event.Kind.INBOX_RECALLED, item.id(), recall.now()));
  }
}
