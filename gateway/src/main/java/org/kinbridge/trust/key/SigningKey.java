package org.kinbridge.trust.key;

/**
 * Makes signatures that bind this node: whoever holds the matching public key and finds it in our
 * metadata can show a court that we signed these bytes.
 *
 * <p>WARNING: a signature does not say to whom the bytes were meant, when, or what kind of document
 * they are. The bytes themselves must say so: sign only what starts from a protected header with
 * its own {@code typ}.
 */
public interface SigningKey {

  /** RFC 7638 thumbprint of the public key, base64url. */
  String kid();

  SignatureAlgorithm algorithm();

  byte[] sign(byte[] input);
}
