package org.kinbridge.trust.key;

import java.security.interfaces.EdECPublicKey;

/**
 * Signs the checkpoints of our ledger (Ed25519): whoever knows the verifier key can hold us to one
 * history.
 *
 * <p>WARNING: a signed checkpoint says what the log contains, not that the log is the only one.
 * Only witnesses can say that.
 */
public interface LogKey {

  /** 64 bytes over exactly these bytes. */
  byte[] sign(byte[] note);

  /** The raw Ed25519 public key, 32 bytes. */
  byte[] publicKey();

  /** The verifier key of this log's checkpoints under their origin line. */
  default VerifierKey verifierKey(String origin) {
    return new VerifierKey(origin, publicKey());
  }

  /** RFC 8032 section 5.1.2: y little-endian, the parity of x in the topmost bit. */
  static byte[] raw(EdECPublicKey key) {
    byte[] y = P256.fixed(key.getPoint().getY());
    for (int low = 0, high = y.length - 1; low < high; low++, high--) {
      byte swapped = y[low];
      y[low] = y[high];
      y[high] = swapped;
    }
    if (key.getPoint().isXOdd()) {
      y[y.length - 1] |= (byte) 0x80;
    }
    return y;
  }
}
