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
import org.kinbridge.disclosure.MessageId;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.disclosure.Suite;
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
import org.kinbridge.sign.Receipt;
import org.kinbridge.sign.Receipts;
import org.kinbridge.sign.SignedReceipt;
import org.kinbridge.trust.AuthenticatedPartner;
import org.kinbridge.trust.EncryptionKey;
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
  private final Envelopes envelopes;
  private final Keeping keeping;
  private final Surroundings surroundings;

  public ReceiveDisclosure(
      Transactions transactions, Envelopes envelopes, Keeping keeping, Surroundings surroundings) {
    this.transactions = requireNonNull(transactions, "transactions is null");
    this.envelopes = requireNonNull(envelopes, "envelopes is null");
    this.keeping = requireNonNull(keeping, "keeping is null");
    this.surroundings = requireNonNull(surroundings, "surroundings is null");
  }

  @Override
  public PartnerAnswer receive(AuthenticatedPartner partner, byte[] envelope) {
    Inbound inbound = envelopes.opening().open(partner, envelope);
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
        Named named = new Named(Suite.C1, refused.msgId(), refused.manifest());
        yield answer(
            partner, refusal(partner, named, refused.reason(), now), status(refused.reason()));
      }
      case Opened opened -> take(partner, opened, now);
    };
  }

  private record Named(Suite suite, MessageId message, Sha256 manifest) {
    static Named of(Opened opened) {
      Manifest manifest = opened.verified().manifest();
      return new Named(manifest.suite(), manifest.msgId(), opened.verified().digest());
    }
  }

  private PartnerAnswer take(AuthenticatedPartner partner, Opened opened, Instant now) {
    Manifest manifest = opened.verified().manifest();
    Optional<InboxItem> known =
        transactions.call(
            transaction -> keeping.inbox().find(transaction, partner.entity(), manifest.msgId()));
    if (known.isPresent()) {
      return again(partner, opened, known.get(), now);
    }
    if (manifest.iat().isAfter(now.plus(AHEAD))) {
      return answer(partner, refusal(partner, Named.of(opened), Reason.CLOCK_SKEW, now), 503);
    }
    Judgement judgement = keeping.arrival().judge(partner, opened, now);
    return keep(partner, opened, judgement, now);
  }

  /** The stored receipt, word for word, however late the question comes. */
  private PartnerAnswer again(
      AuthenticatedPartner partner, Opened opened, InboxItem known, Instant now) {
    if (!known.manifest().equals(opened.verified().digest())) {
      LOG.log(
          Level.ERROR,
          "ALARM digest-conflict: {0} gave the id {1} to two messages",
          partner.entity(),
          known.message());
      return answer(partner, refusal(partner, Named.of(opened), Reason.DIGEST_CONFLICT, now), 409);
    }
    SignedReceipt receipt =
        envelopes
            .receipts()
            .reread(known.receipt())
            .orElseThrow(
                () -> new IllegalStateException("a stored receipt is not ours: " + known.place()));
    return answer(partner, receipt, known.accepted() ? 200 : 422);
  }

  private PartnerAnswer keep(
      AuthenticatedPartner partner, Opened opened, Judgement judgement, Instant now) {
    Optional<Reason> refused = judgement.refused();
    SignedReceipt receipt =
        refused
            .map(reason -> refusal(partner, Named.of(opened), reason, now))
            .orElseGet(() -> receipt(partner, Named.of(opened), Optional.empty(), now));
    Optional<InboxItem> earlier =
        transactions.call(
            transaction -> write(transaction, new Taken(partner, opened, judgement, receipt, now)));
    if (earlier.isPresent()) {
      return again(partner, opened, earlier.get(), now);
    }
    surroundings.written().run();
    LOG.log(
        Level.INFO,
        "message {0} of {1} {2}",
        opened.verified().manifest().msgId(),
        partner.entity(),
        refused.map(Reason::code).orElse("received"));
    return answer(partner, receipt, refused.isPresent() ? 422 : 200);
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

  private SignedReceipt refusal(
      AuthenticatedPartner partner, Named named, Reason reason, Instant now) {
    return receipt(partner, named, Optional.of(reason), now);
  }

  private SignedReceipt receipt(
      AuthenticatedPartner partner, Named named, Optional<Reason> refused, Instant now) {
    return envelopes
        .receipts()
        .sign(
            new Receipt(
                named.suite(),
                keeping.arrival().own().entity(),
                partner.entity(),
                named.message(),
                named.manifest(),
                refused.isPresent() ? Receipt.Status.REFUSED : Receipt.Status.RECEIVED,
                refused,
                now,
                now));
  }

  private static int status(Reason reason) {
    return reason == Reason.WRONG_ISSUER ? 403 : 422;
  }

  private PartnerAnswer answer(AuthenticatedPartner partner, SignedReceipt receipt, int status) {
    Optional<EncryptionKey> key =
        partner.partner().encryptionKey(receipt.receipt().suite(), surroundings.clock().instant());
    return key.map(
            sealTo ->
                new PartnerAnswer(
                    status,
                    envelopes.sealing().sealAnswer(receipt, partner.partner(), sealTo).bytes()))
        .orElseGet(() -> new PartnerAnswer(503, new byte[0]));
  }
}
