package org.kinbridge.sign;

import java.security.InvalidKeyException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.trust.key.Primitives;
import org.kinbridge.trust.key.SecretBytes;

/**
 * HMAC-SHA256 of bytes under a salt: binds its maker to the bytes and tells nothing about them.
 *
 * <p>WARNING: binding holds only because the salt has exactly 32 bytes: HMAC pads shorter keys with
 * zeros, so keys of different length can collide.
 */
public final class Commitment {
  private Commitment() {}

  public static Sha256 of(SecretBytes salt, byte[] committed) {
    if (salt.length() != Salts.LENGTH) {
      throw new IllegalArgumentException("a salt has 32 bytes");
    }
    byte[] key = salt.revealSecret("to compute a commitment");
    try {
      Mac mac = Primitives.hmacSha256();
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return Sha256.wrap(mac.doFinal(committed));
    } catch (InvalidKeyException impossible) {
      throw new IllegalStateException("HMAC refused a key of 32 bytes", impossible);
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }
}
