package org.kinbridge.flow.setting;

import static java.util.Objects.requireNonNull;

import org.kinbridge.seal.Opening;
import org.kinbridge.seal.Sealing;
import org.kinbridge.sign.MessageSigner;
import org.kinbridge.sign.Receipts;
import org.kinbridge.trust.Partners;

/** Who we are, whom we know, and what makes and opens messages. */
public record Exchange(
    OwnNode own,
    Partners partners,
    MessageSigner signer,
    Sealing sealing,
    Opening opening,
    Receipts receipts) {
  public Exchange {
    requireNonNull(own, "own is null");
    requireNonNull(partners, "partners is null");
    requireNonNull(signer, "signer is null");
    requireNonNull(sealing, "sealing is null");
    requireNonNull(opening, "opening is null");
    requireNonNull(receipts, "receipts is null");
  }
}
