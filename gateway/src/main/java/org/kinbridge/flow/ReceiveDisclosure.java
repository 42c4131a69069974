package org.kinbridge.flow;

import static java.util.Objects.requireNonNull;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.kinbridge.deliver.Event;
import org.kinbridge.deliver.Events;
import org.kinbridge.deliver.Inbox;
import org.kinbridge.deliver.InboxItem;
import org.kinbridge.disclosure.ChildRef;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.json.CanonicalJson;
import org.kinbridge.ledger.Entry;
import org.kinbridge.ledger.EntryKind;
import org.kinbridge.ledger.Exchange;
import org.kinbridge.ledger.Ledger;
import org.kinbridge.seal.Inbound;
import org.kinbridge.seal.Opened;
import org.kinbridge.seal.Opening;
import org.kinbridge.seal.Refused;
import org.kinbridge.seal.Rejected;
import org.kinbridge.seal.Sealing;
import org.kinbridge.sign.Manifest;
import org.kinbridge.sign.Receipts;
import org.kinbridge.sign.SignedReceipt;
import org.kinbridge.trust.AuthenticatedPartner;
import org.kinbridge.vault.Transaction;
import org.kinbridge.vault.Transactions;

/**
 * A partner's message comes in: opened, looked for among what came before, found in time, checked,
 * admitted, and in one transaction put into inbox and ledger with the receipt. Dedupe comes before
 * time: what was once answered is answered the same for as long as the row is kept.
 */
public final class ReceiveDisclosure implements PartnerDoor {
  private static final System.Logger LOG = System.getLogger(ReceiveDisclosure.class.getName());
  private static final Duration AHEAD = Duration.ofSeconds(60);

  /** Breaks the format, whoever sends it again: a verdict. */
  private static final Set<Reason> BROKEN = Set.of(Reason.MALFORMED_MESSAGE, Reason.WITHHELD_ROOT);

  /** What opens envelopes and closes answers. */
  public record Envelopes(Opening opening, Sealing sealing, Receipts receipts) {
    public Envelopes {
      requireNonNull(opening, "opening is null");
      requireNonNull(sealing, "sealing is null");
      requireNonNull(receipts, "receipts is null");
    }
  }

  /** Where what arrived is kept. */
  public record Keeping(Inbox inbox, Events events, Ledger ledger, Arrival arrival) {
    public Keeping {
      requireNonNull(inbox, "inbox is null");
      requireNonNull(events, "events is null");
      requireNonNull(ledger, "ledger is null");
      requireNonNull(arrival, "arrival is null");
    }
  }

  private final Transactions transactions;
  private final Opening opening;
  private final Answers answers;
  private final Keeping keeping;
  private final Surroundings surroundings;

  public ReceiveDisclosure(
      Transactions transactions, Envelopes envelopes, Keeping keeping, Surroundings surroundings) {
    this.transactions = requireNonNull(transactions, "transactions is null");
    this.keeping = requireNonNull(keeping, "keeping is null");
    this.surroundings = requireNonNull(surroundings, "surroundings is null");
    this.opening = envelopes.opening();
    this.answers =
        new Answers(
            keeping.arrival().own().entity(),
            envelopes.receipts(),
            envelopes.sealing(),
            surroundings.clock());
  }

  @Override
  public PartnerAnswer receive(AuthenticatedPartner partner, byte[] envelope) {
    Inbound inbound = opening.open(partner, envelope);
    Instant now = surroundings.clock().instant();
    return switch (inbound) {
      case Rejected rejected -> {
        LOG.log(
            Level.WARNING,
            "envelope of {0} rejected: {1}",
            partner.entity(),
            rejected.cause().code());
        yield PartnerAnswer.unreadable();
      }
      case Refused refused -> {
        LOG.log(
            Level.WARNING,
            "message {0} of {1} refused: {2}",
            refused.msgId(),
            partner.entity(),
            refused.cause());
        yield refuse(Arrived.of(partner, refused), refused.reason(), now);
      }
      case Opened opened -> take(opened, now);
    };
  }

  /**
   * What was answered once is never answered otherwise, so a verdict is kept like any other. A
   * message of another issuer is not looked for: its id is none of this partner's.
   */
  private PartnerAnswer refuse(Arrived arrived, Reason reason, Instant now) {
    if (reason == Reason.WRONG_ISSUER) {
      return say(arrived, reason, now);
    }
    Optional<InboxItem> known = known(arrived);
    if (known.isPresent()) {
      return again(arrived, known.get(), now);
    }
    return BROKEN.contains(reason)
        ? keep(arrived, Optional.empty(), new Judgement.NotAdmitted(reason), now)
        : say(arrived, reason, now);
  }

  private PartnerAnswer say(Arrived arrived, Reason reason, Instant now) {
    return answers.answer(arrived.from(), answers.refused(arrived, reason, now));
  }

  private PartnerAnswer take(Opened opened, Instant now) {
    Arrived arrived = Arrived.of(opened);
    Optional<InboxItem> known = known(arrived);
    if (known.isPresent()) {
      return again(arrived, known.get(), now);
    }
    if (arrived.manifest().iat().isAfter(now.plus(AHEAD))) {
      return say(arrived, Reason.CLOCK_SKEW, now);
    }
    Judgement judgement = keeping.arrival().judge(opened.from(), opened, now);
    return keep(arrived, Optional.of(opened), judgement, now);
  }

  private Optional<InboxItem> known(Arrived arrived) {
    return transactions.call(
        transaction -> keeping.inbox().find(transaction, arrived.issuer(), arrived.message()));
  }

  /** The stored receipt, word for word, however late the question comes. */
  private PartnerAnswer again(Arrived arrived, InboxItem known, Instant now) {
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

  private PartnerAnswer keep(
      Arrived arrived, Optional<Opened> opened, Judgement judgement, Instant now) {
    Optional<Reason> refused = judgement.refused();
    SignedReceipt receipt =
        refused
            .map(reason -> answers.refused(arrived, reason, now))
            .orElseGet(() -> answers.received(arrived, now));
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
        refused.map(Reason::code).orElse("received"));
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
    boolean accepted = taken.judgement().refused().isEmpty();
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
        taken.opened().filter(whole -> accepted).map(ReceiveDisclosure::kept),
        Optional.empty());
  }

  private static InboxItem.Kept kept(Opened opened) {
    return new InboxItem.Kept(opened.content(), CanonicalJson.bytes(opened.openings().toJson()));
  }

  private static Entry entry(Taken taken, InboxItem item) {
    Entry entry =
        Entry.of(EntryKind.RECEIVED, taken.now())
            .common(
                EntryWords.arrived(taken.arrived().manifest(), item, taken.judgement().refused()))
            .wrote(item.place());
    Entry held = taken.opened().map(opened -> exchanged(entry, item, opened)).orElse(entry);
    return item.child().map(child -> held.about(child, EntryWords.inbox(item))).orElse(held);
  }

  private static Entry exchanged(Entry entry, InboxItem item, Opened opened) {
    byte[] salt = opened.salts().exchange().revealSecret("to commit to the exchange");
    Entry held = entry.exchange(new Exchange(item.manifest(), salt));
    Arrays.fill(salt, (byte) 0);
    return held;
  }
}
