package org.kinbridge.trust.key;

import java.security.interfaces.ECPublicKey;
import java.time.Instant;
import org.kinbridge.disclosure.Suite;

/**
 * Agrees on a secret with whoever made an ephemeral key for us: the private half of the key that
 * partners seal envelopes to.
 *
 * <p>WARNING: anybody can make such an ephemeral key. What was sealed to us is confidential on its
 * way; it says nothing about who sealed it. There is no forward secrecy against this key: it is
 * destroyed soon after it expires.
 */
public interface OpeningKey {

  /** RFC 7638 thumbprint of the public key, base64url. */
  String kid();

  Suite suite();

  /** After this instant the key opens nothing. */
  Instant validUntil();

  /** The ECDH shared secret with a point that was checked to be on the curve. */
  SecretBytes agree(ECPublicKey ephemeral);
}
