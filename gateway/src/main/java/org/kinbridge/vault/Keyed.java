package org.kinbridge.vault;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * HMAC-SHA256: who lacks the key can neither make the 32 bytes nor learn the input from them, even
 * when the input is one of few.
 */
public final class Keyed {
  private static final String MAC = "HmacSHA256";

  private Keyed() {}

  /**
   * Over the parts, one after the other, with no separator: give framed parts where boundaries
   * matter.
   */
  public static byte[] mac(SecretKey key, byte[]... parts) {
    try {
      Mac mac = Mac.getInstance(MAC);
      mac.init(key);
      for (byte[] part : parts) {
        mac.update(part);
      }
      return mac.doFinal();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("this Java has no HMAC-SHA256", impossible);
    }
  }

  /** A salt used as key: a commitment that is opened by showing salt and input. */
  public static byte[] commit(byte[] salt, byte[]... parts) {
    return mac(new SecretKeySpec(salt, MAC), parts);
  }

  /** Constant time. */
  public static boolean same(byte[] one, byte[] other) {
    return MessageDigest.isEqual(one, other);
  }

  static byte[] length(byte[] bytes) {
    return ByteBuffer.allocate(4).putInt(bytes.length).array();
  }
}
