package org.kinbridge.trust;

/**
 * HMAC-SHA256 under one key of the keystore: who lacks the key can neither make a value nor test a
 * guess.
 *
 * <p>WARNING: the same input gives the same value for ever, which shows that two rows agree. The
 * caller frames its parts: (ab, c) and (a, bc) must not be the same bytes.
 */
public interface KeyedHash {

  /** 32 bytes. */
  byte[] of(byte[] framed);

  /** Whether {@code mac} is the value of {@code framed}, in constant time. */
  boolean matches(byte[] framed, byte[] mac);
}
