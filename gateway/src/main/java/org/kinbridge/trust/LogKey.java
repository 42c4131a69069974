package org.kinbridge.trust;

import java.nio.charset.StandardCharsets;
import java.security.interfaces.EdECPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.kinbridge.disclosure.Sha256;

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

  /** The verifier key of a signed note: {@code name+hash+key} with algorithm byte 0x01. */
  static String verifierKey(String name, byte[] publicKey) {
    byte[] typed = new byte[1 + publicKey.length];
    typed[0] = 0x01;
    System.arraycopy(publicKey, 0, typed, 1, publicKey.length);
    byte[] hash =
        Arrays.copyOf(Sha256.of((name + "\n").getBytes(StandardCharsets.UTF_8), typed).bytes(), 4);
    return name
        + "+"
        + HexFormat.of().formatHex(hash)
        + "+"
        + Base64.getEncoder().encodeToString(typed);
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
