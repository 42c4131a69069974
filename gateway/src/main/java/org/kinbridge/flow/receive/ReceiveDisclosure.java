package org.kinbridge.flow.receive;

import static java.util.Objects.requireNonNull;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.kinbridge.deliver.Events;
import org.kinbridge.deliver.Inbox;
import org.kinbridge.deliver.InboxItem;
import org.kinbridge.disclosure.MessageKind;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.flow.receive.PartnerDoor.PartnerAnswer;
import org.kinbridge.flow.setting.Surroundings;
import org.kinbridge.ledger.Ledger;
import org.kinbridge.seal.Asked;
import org.kinbridge.seal.Inbound;
import org.kinbridge.seal.Opened;
import org.kinbridge.seal.Opening;
import org.kinbridge.seal.Refused;
import org.kinbridge.seal.Rejected;
import org.kinbridge.seal.Sealing;
import org.kinbridge.sign.Receipts;
import org.kinbridge.trust.AuthenticatedPartner;
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

  private final Opening opening;
  private final Arrival arrival;
  private final TakeIn taking;
  private final TakeRecall recalls;
  private final InstantSource clock;

  public ReceiveDisclosure(
      Transactions transactions, Envelopes envelopes, Keeping keeping, Surroundings surroundings) {
    this.opening = envelopes.opening();
    this.arrival = keeping.arrival();
    this.clock = surroundings.clock();
    Answers answers =
        new Answers(
            keeping.arrival().own().entity(),
            envelopes.receipts(),
            envelopes.sealing(),
            surroundings.clock());
    this.taking = new TakeIn(transactions, answers, keeping, surroundings);
    this.recalls = new TakeRecall(transactions, answers, keeping, taking, surroundings);
  }

  @Override
  public PartnerAnswer receive(AuthenticatedPartner partner, byte[] envelope) {
    Inbound inbound = opening.open(partner, envelope);
    Instant now = clock.instant();
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
      case Asked asked -> settle(asked, now);
    };
  }

  /**
   * What was answered once is never answered otherwise, so a verdict is kept like any other. A
   * message of another issuer is not looked for: its id is none of this partner's.
   */
  private PartnerAnswer refuse(Arrived arrived, Reason reason, Instant now) {
    if (reason == Reason.WRONG_ISSUER) {
      return taking.say(arrived, reason, now);
    }
    Optional<InboxItem> known = taking.known(arrived);
    if (known.isPresent()) {
      return taking.again(arrived, known.get(), now);
    }
    return BROKEN.contains(reason)
        ? taking.keep(arrived, Optional.empty(), new Judgement.NotAdmitted(reason), now)
        : taking.say(arrived, reason, now);
  }

  private PartnerAnswer take(Opened opened, Instant now) {
    Arrived arrived = Arrived.of(opened);
    Optional<InboxItem> known = taking.known(arrived);
    if (known.isPresent()) {
      return taking.again(arrived, known.get(), now);
    }
    if (arrived.manifest().iat().isAfter(now.plus(AHEAD))) {
      return taking.say(arrived, Reason.CLOCK_SKEW, now);
    }
    if (arrived.manifest().kind() == MessageKind.RECALL) {
      return recalls.take(arrived, opened, now);
    }
    Judgement judgement = arrival.judge(opened.from(), opened, now);
    return taking.keep(arrived, Optional.of(opened), judgement, now);
  }

  /**
   * What became of it: the receipt that it got; or it was not accepted, and from here on it never
   * will be.
   */
  private PartnerAnswer settle(Asked asked, Instant now) {
    Arrived arrived = Arrived.of(asked);
    Optional<InboxItem> known = taking.known(arrived);
    return known.isPresent()
        ? taking.again(arrived, known.get(), now)
        : taking.keep(arrived, Optional.empty(), new Judgement.Never(), now);
  }
}
