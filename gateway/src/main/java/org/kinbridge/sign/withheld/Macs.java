package org.kinbridge.sign.withheld;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.kinbridge.disclosure.Owned;
import org.kinbridge.trust.key.Primitives;

/** HMAC-SHA256 under one key after another, on one instance: a tree takes a thousand of them. */
@Owned(by = "whoever makes or checks one tree", lock = "none: one thread")
final class Macs {
  private static final String ALGORITHM = "HmacSHA256";
  private final Mac mac = Primitives.hmacSha256OfManyKeys();
  private byte[] key = new byte[0];

  /** Setting a key is half the work: the one that is set already stays. */
  Macs under(byte[] next) {
    if (Arrays.equals(key, next)) {
      return this;
    }
    key = next.clone();
    try {
      mac.init(new SecretKeySpec(key, ALGORITHM));
      return this;
    } catch (InvalidKeyException impossible) {
      throw new IllegalStateException("HMAC refused a key of 32 bytes", impossible);
    }
  }

  Macs with(byte part) {
    mac.update(part);
    return this;
  }

  Macs with(byte[] part) {
    mac.update(part);
    return this;
  }

  Macs with(int number) {
    return with(ByteBuffer.allocate(Integer.BYTES).putInt(number).array());
  }

  /** Behind its length, so that no two lists of parts meet. */
  Macs framed(byte[] part) {
    return with(part.length).with(part);
  }

  /** The key stays for the next one. */
  byte[] done() {
    return mac.doFinal();
  }

  /**
   * HKDF-Expand (RFC 5869 section 2.3) to 32 bytes: {@code key} is uniform, so nothing to extract.
   */
  byte[] expand(byte[] key, String label) {
    return under(key).with(label.getBytes(StandardCharsets.US_ASCII)).with((byte) 1).done();
  }
}
