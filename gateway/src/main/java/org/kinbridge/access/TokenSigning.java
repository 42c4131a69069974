package org.kinbridge.access;

/**
 * ES256 (RFC 7518 section 3.4) under this node's own access-token key.
 *
 * <p>WARNING: it signs whatever it is given. Only {@link AccessTokens} calls it, and the key signs
 * nothing else: a key that also signed messages would let a token be passed off as one.
 */
public interface TokenSigning {

  /** RFC 7638 thumbprint of the public key. */
  String keyId();

  /** The signature, {@code r ‖ s}, 64 bytes. */
  byte[] sign(byte[] signingInput);

  /** Whether {@code signature} was made by {@link #sign} over exactly these bytes. */
  boolean verifies(byte[] signingInput, byte[] signature);
}
