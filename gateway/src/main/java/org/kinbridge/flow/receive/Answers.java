package org.kinbridge.flow.receive;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.kinbridge.disclosure.Compliance;
import org.kinbridge.disclosure.EntityId;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.flow.receive.PartnerDoor.PartnerAnswer;
import org.kinbridge.seal.Sealing;
import org.kinbridge.sign.RecallNotice;
import org.kinbridge.sign.Receipt;
import org.kinbridge.sign.Receipts;
import org.kinbridge.sign.SignedReceipt;
import org.kinbridge.trust.AuthenticatedPartner;

/**
 * What we tell a partner about a message that it handed us: a receipt that we sign, sealed for it
 * alone, under the status that goes with what the receipt says.
 */
final class Answers {
  private static final int UNREADY = 503;

  private final EntityId own;
  private final Receipts receipts;
  private final Sealing sealing;
  private final InstantSource clock;

  Answers(EntityId own, Receipts receipts, Sealing sealing, InstantSource clock) {
    this.own = requireNonNull(own, "own is null");
    this.receipts = requireNonNull(receipts, "receipts is null");
    this.sealing = requireNonNull(sealing, "sealing is null");
    this.clock = requireNonNull(clock, "clock is null");
  }

  SignedReceipt judged(Arrived arrived, Judgement judgement, Instant now) {
    Receipt.Status status =
        switch (judgement) {
          case Judgement.Admitted admitted -> Receipt.Status.RECEIVED;
          case Judgement.NotAdmitted notAdmitted -> Receipt.Status.REFUSED;
          case Judgement.Never never -> Receipt.Status.NEVER_ACCEPTED;
        };
    return sign(arrived, status, judgement.refused(), now);
  }

  /** What we did with what a recall names. */
  SignedReceipt complied(Arrived arrived, Compliance outcome, Instant now) {
    return receipts.sign(
        new Receipt(
            arrived.manifest().suite(),
            own,
            arrived.issuer(),
            arrived.message(),
            arrived.digest(),
            Receipt.Status.RECEIVED,
            Optional.empty(),
            Optional.of(outcome),
            now,
            now));
  }

  /** That a message which a recall names never was accepted and never will be. */
  SignedReceipt never(Arrived recall, RecallNotice notice, Instant now) {
    return receipts.sign(
        new Receipt(
            recall.manifest().suite(),
            own,
            recall.issuer(),
            notice.message(),
            notice.manifest(),
            Receipt.Status.NEVER_ACCEPTED,
            Optional.empty(),
            Optional.empty(),
            now,
            now));
  }

  SignedReceipt refused(Arrived arrived, Reason reason, Instant now) {
    return sign(arrived, Receipt.Status.REFUSED, Optional.of(reason), now);
  }

  private SignedReceipt sign(
      Arrived arrived, Receipt.Status status, Optional<Reason> reason, Instant now) {
    return receipts.sign(
        new Receipt(
            arrived.manifest().suite(),
            own,
            arrived.issuer(),
            arrived.message(),
            arrived.digest(),
            status,
            reason,
            Optional.empty(),
            now,
            now));
  }

  /** A receipt that we stored, its proof earned again. */
  SignedReceipt reread(byte[] stored, String row) {
    return receipts
        .reread(stored)
        .orElseThrow(() -> new IllegalStateException("a stored receipt is not ours: " + row));
  }

  /** The receipt on its way back. Without a key in force nothing can be said to the partner. */
  PartnerAnswer answer(AuthenticatedPartner partner, SignedReceipt receipt) {
    return partner
        .partner()
        .encryptionKey(receipt.receipt().suite(), clock.instant())
        .map(
            key ->
                new PartnerAnswer(
                    receipt.receipt().reason().map(Answers::status).orElse(200),
                    sealing.sealAnswer(receipt, partner.partner(), key).bytes()))
        .orElseGet(() -> new PartnerAnswer(UNREADY, new byte[0]));
  }

  /** The table of docs/wire-format.md section 5: what is no verdict is asked again. */
  private static int status(Reason reason) {
    if (reason == Reason.BUSY || reason == Reason.CLOCK_SKEW) {
      return UNREADY;
    }
    if (reason == Reason.DIGEST_CONFLICT) {
      return 409;
    }
    return reason == Reason.WRONG_ISSUER ? 403 : 422;
  }
}
