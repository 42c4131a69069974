package org.kinbridge.sign;

import org.kinbridge.disclosure.Sha256;

/**
 * Proof that the issuer signed this receipt: made or verified by {@link Receipts} only. Of a
 * partner's receipt it also says that it answers the message it was asked about.
 */
public final class SignedReceipt {
  private final Receipt receipt;
  private final byte[] jws;

  SignedReceipt(Receipt receipt, byte[] jws) {
    this.receipt = receipt;
    this.jws = jws.clone();
  }

  public Receipt receipt() {
    return receipt;
  }

  /** The signed bytes: stored once, the same in every answer. */
  public byte[] jws() {
    return jws.clone();
  }

  /** What the ledger names. */
  public Sha256 digest() {
    return Sha256.of(jws);
  }

  @Override
  public String toString() {
    return "receipt for " + receipt.msgId();
  }
}
