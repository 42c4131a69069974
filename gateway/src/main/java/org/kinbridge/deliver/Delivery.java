package org.kinbridge.deliver;

import static java.util.Objects.requireNonNull;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.ledger.Committed;
import org.kinbridge.ledger.Ledger;
import org.kinbridge.release.Leave;
import org.kinbridge.release.Release;
import org.kinbridge.release.Released;
import org.kinbridge.seal.Opening;
import org.kinbridge.seal.SealedEnvelope;
import org.kinbridge.seal.Sealing;
import org.kinbridge.sign.MessageSigner;
import org.kinbridge.sign.Receipt;
import org.kinbridge.sign.Receipts;
import org.kinbridge.sign.SignedMessage;
import org.kinbridge.sign.SignedReceipt;
import org.kinbridge.trust.Partner;
import org.kinbridge.trust.Partners;
import org.kinbridge.trust.key.EncryptionKey;
import org.kinbridge.vault.RowAltered;
import org.kinbridge.vault.Transactions;

/**
 * One attempt to hand one message to its partner. Nothing is believed of the row: the message is
 * verified as ours, its authorisation found in the ledger, a line opened, and only then the release
 * asked. What a partner answers counts when it is a receipt that it signed for this very message.
 */
public final class Delivery {
  private static final System.Logger LOG = System.getLogger(Delivery.class.getName());
  private static final Duration TICK = Duration.ofMillis(20);
  private static final Duration LONGEST_LOOK = Duration.ofSeconds(5);

  /** The stages a message passes on its way out. */
  public record Stages(
      MessageSigner signer,
      Ledger ledger,
      Release release,
      Sealing sealing,
      Opening opening,
      Receipts receipts) {
    public Stages {
      requireNonNull(signer, "signer is null");
      requireNonNull(ledger, "ledger is null");
      requireNonNull(release, "release is null");
      requireNonNull(sealing, "sealing is null");
      requireNonNull(opening, "opening is null");
      requireNonNull(receipts, "receipts is null");
    }
  }

  /** Where messages wait and how they travel. */
  public record Route(
      Outbox outbox,
      OutboxDepartures departures,
      Recalls recalls,
      Partners partners,
      PartnerTransport transport,
      BackOff backOff) {
    public Route {
      requireNonNull(outbox, "outbox is null");
      requireNonNull(departures, "departures is null");
      requireNonNull(recalls, "recalls is null");
      requireNonNull(partners, "partners is null");
      requireNonNull(transport, "transport is null");
      requireNonNull(backOff, "backOff is null");
    }
  }

  private final Transactions transactions;
  private final Stages stages;
  private final Route route;
  private final InstantSource clock;
  private final Endings endings;

  public Delivery(Transactions transactions, Stages stages, Route route, InstantSource clock) {
    this.transactions = requireNonNull(transactions, "transactions is null");
    this.stages = requireNonNull(stages, "stages is null");
    this.route = requireNonNull(route, "route is null");
    this.clock = requireNonNull(clock, "clock is null");
    this.endings = new Endings(transactions, stages.ledger(), route);
  }

  /** What an attempt led to. */
  public sealed interface Result {}

  /** It ended, now or before: there is nothing more to do. */
  public record Over() implements Result {}

  /** Nothing was attempted yet. */
  public record Soon(Instant due) implements Result {
    public Soon {
      requireNonNull(due, "due is null");
    }
  }

  /** It was attempted, and is to be again. */
  public record Again(Instant due) implements Result {
    public Again {
      requireNonNull(due, "due is null");
    }
  }

  public Result attempt(Waiting waiting) {
    Instant now = clock.instant();
    if (waiting.state().waits() && !now.isBefore(waiting.expires())) {
      endings.expire(waiting.message(), now);
      return new Over();
    }
    Optional<SignedMessage> signed = stages.signer().reread(waiting.stored().unproven());
    if (signed.isEmpty() || !signed.get().manifest().msgId().equals(waiting.message())) {
      LOG.log(Level.ERROR, "ALARM row-altered: {0} is not a message of this node", waiting.place());
      return again(waiting, "the row is not ours");
    }
    Optional<Committed> committed =
        transactions.call(transaction -> stages.ledger().committed(transaction, signed.get()));
    if (committed.isEmpty()) {
      return soon(waiting);
    }
    try {
      return connect(waiting, committed.get(), now);
    } catch (RowAltered altered) {
      LOG.log(
          Level.ERROR, "ALARM row-altered: {0} waits: {1}", waiting.place(), altered.getMessage());
      return again(waiting, "a row about its children is not ours");
    }
  }

  /**
   * The partner must be known, have a key in force and be on the line before anything is released.
   */
  private Result connect(Waiting waiting, Committed committed, Instant now) {
    Optional<Partner> partner = route.partners().find(committed.message().manifest().aud());
    if (partner.isEmpty()) {
      return again(waiting, "no metadata of the partner is in force");
    }
    Optional<EncryptionKey> key =
        partner.get().encryptionKey(committed.message().manifest().suite(), now);
    if (key.isEmpty()) {
      return again(waiting, "the partner has no key in force");
    }
    return switch (route.transport().connect(partner.get())) {
      case PartnerTransport.Unreachable unreachable -> again(waiting, unreachable.step());
      case PartnerTransport.Line line -> {
        try (line) {
          Addressee to = new Addressee(partner.get(), key.get(), line);
          yield waiting.state().waits()
              ? leave(waiting, committed, to)
              : ask(waiting, committed, to);
        }
      }
    };
  }

  private record Addressee(Partner partner, EncryptionKey key, PartnerTransport.Line line) {}

  private Result leave(Waiting waiting, Committed committed, Addressee to) {
    return switch (stages.release().release(committed, clock.instant())) {
      case Leave.Over over -> new Over();
      case Leave.Ended ended -> {
        LOG.log(
            Level.INFO,
            "message {0} {1}: {2}",
            waiting.message(),
            ended.fate(),
            ended.reason().code());
        yield new Over();
      }
      case Released released -> {
        var envelope = stages.sealing().seal(released, to.partner(), to.key());
        yield post(waiting, envelope, committed, to);
      }
    };
  }

  /** It may have left and is not sent any more: what the partner says of it settles it. */
  private Result ask(Waiting waiting, Committed committed, Addressee to) {
    var question = stages.sealing().sealQuestion(committed, to.partner(), to.key());
    return post(waiting, question, committed, to);
  }

  private Result post(Waiting waiting, SealedEnvelope envelope, Committed committed, Addressee to) {
    return switch (to.line().post(envelope)) {
      case PartnerTransport.Lost lost -> again(waiting, lost.step());
      case PartnerTransport.Answered answered -> judge(waiting, committed, to.partner(), answered);
    };
  }

  private Result judge(
      Waiting waiting, Committed committed, Partner partner, PartnerTransport.Answered answered) {
    Optional<SignedReceipt> receipt =
        stages
            .opening()
            .openAnswer(partner, answered.body())
            .flatMap(jws -> stages.receipts().verify(jws, partner, committed.message()));
    if (receipt.isEmpty()) {
      return again(waiting, "an answer of status " + answered.status() + " without a receipt");
    }
    if (passing(receipt.get().receipt())) {
      return again(waiting, "the partner asks us to try again");
    }
    endings.settle(committed.message().manifest(), receipt.get(), clock.instant());
    return new Over();
  }

  private static boolean passing(Receipt receipt) {
    return receipt.reason().stream()
        .anyMatch(reason -> reason == Reason.CLOCK_SKEW || reason == Reason.BUSY);
  }

  /**
   * Its entry waits for a checkpoint, which comes within a tick: that is no failed attempt. The
   * longer it waited already, the longer until the next look.
   */
  private Result soon(Waiting waiting) {
    Instant now = clock.instant();
    Duration half = Duration.between(waiting.changedAt(), now).dividedBy(2);
    Duration wait = half.compareTo(LONGEST_LOOK) > 0 ? LONGEST_LOOK : half;
    return new Soon(now.plus(wait.compareTo(TICK) < 0 ? TICK : wait));
  }

  private Result again(Waiting waiting, String step) {
    Instant due = clock.instant().plus(route.backOff().after(waiting.attempts()));
    LOG.log(
        Level.INFO,
        "message {0} waits after attempt {1}: {2}",
        waiting.message(),
        waiting.attempts() + 1,
        step);
    return new Again(due);
  }
}
