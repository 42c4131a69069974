package org.kinbridge.flow;

import static java.util.Objects.requireNonNull;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.kinbridge.deliver.Event;
import org.kinbridge.deliver.Events;
import org.kinbridge.deliver.Inbox;
import org.kinbridge.deliver.InboxItem;
import org.kinbridge.disclosure.ChildRef;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.disclosure.Suite;
import org.kinbridge.flow.Answers.About;
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
        About about = new About(partner, Suite.C1, refused.msgId(), refused.manifest());
        yield refuse(about, refused.reason(), now);
      }
      case Opened opened -> take(opened, now);
    };
  }

  private static About about(Opened opened) {
    Manifest manifest = opened.verified().manifest();
    return new About(opened.from(), manifest.suite(), manifest.msgId(), opened.verified().digest());
  }

  private PartnerAnswer refuse(About about, Reason reason, Instant now) {
    return answers.answer(about.partner(), answers.refused(about, reason, now));
  }

  private PartnerAnswer take(Opened opened, Instant now) {
    About about = about(opened);
    Optional<InboxItem> known = known(about);
    if (known.isPresent()) {
      return again(about, known.get(), now);
    }
    if (opened.verified().manifest().iat().isAfter(now.plus(AHEAD))) {
      return refuse(about, Reason.CLOCK_SKEW, now);
    }
    return keep(opened, keeping.arrival().judge(opened.from(), opened, now), now);
  }

  private Optional<InboxItem> known(About about) {
    return transactions.call(
        transaction ->
            keeping.inbox().find(transaction, about.partner().entity(), about.message()));
  }

  /** The stored receipt, word for word, however late the question comes. */
  private PartnerAnswer again(About about, InboxItem known, Instant now) {
    if (!known.manifest().equals(about.manifest())) {
      LOG.log(
          Level.ERROR,
          "ALARM digest-conflict: {0} gave the id {1} to two messages",
          known.issuer(),
          known.message());
      return refuse(about, Reason.DIGEST_CONFLICT, now);
    }
    SignedReceipt receipt = answers.reread(known.receipt(), known.place().toString());
    return answers.answer(about.partner(), receipt);
  }

  private PartnerAnswer keep(Opened opened, Judgement judgement, Instant now) {
    About about = about(opened);
    Optional<Reason> refused = judgement.refused();
    SignedReceipt receipt =
        refused
            .map(reason -> answers.refused(about, reason, now))
            .orElseGet(() -> answers.received(about, now));
    Optional<InboxItem> earlier =
        transactions.call(
            transaction ->
                write(transaction, new Taken(opened.from(), opened, judgement, receipt, now)));
    if (earlier.isPresent()) {
      return again(about, earlier.get(), now);
    }
    surroundings.written().run();
    LOG.log(
        Level.INFO,
        "message {0} of {1} {2}",
        about.message(),
        about.partner().entity(),
        refused.map(Reason::code).orElse("received"));
    return answers.answer(about.partner(), receipt);
  }

  private record Taken(
      AuthenticatedPartner partner,
      Opened opened,
      Judgement judgement,
      SignedReceipt receipt,
      Instant now) {}

  /** Empty when this call took the id; the other call's row when that was faster. */
  private Optional<InboxItem> write(Transaction transaction, Taken taken) {
    Optional<ChildRef> child =
        keeping.arrival().child(transaction, taken.partner(), taken.judgement());
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
    Manifest manifest = taken.opened().verified().manifest();
    boolean accepted = taken.judgement().refused().isEmpty();
    return new InboxItem(
        surroundings.ids().get(),
        taken.partner().entity(),
        manifest.msgId(),
        taken.opened().verified().digest(),
        manifest.toAuthority(),
        child,
        taken.opened().verified().jws(),
        taken.now(),
        manifest.exp(),
        accepted,
        taken.receipt().jws(),
        accepted ? Optional.of(taken.opened().content()) : Optional.empty(),
        Optional.empty());
  }

  private static Entry entry(Taken taken, InboxItem item) {
    Manifest manifest = taken.opened().verified().manifest();
    byte[] salt = taken.opened().salts().exchange().revealSecret("to commit to the exchange");
    Entry entry =
        Entry.of(EntryKind.RECEIVED, taken.now())
            .common(EntryWords.arrived(manifest, item, taken.judgement().refused()))
            .exchange(new Exchange(item.manifest(), salt))
            .wrote(item.place());
    Arrays.fill(salt, (byte) 0);
    return item.child().map(child -> entry.about(child, EntryWords.inbox(item))).orElse(entry);
  }
}
