package org.kinbridge.trust.key;

import static java.util.Objects.requireNonNull;

import java.security.interfaces.ECPublicKey;
import java.time.Instant;
import org.kinbridge.disclosure.Suite;

/**
 * A partner's public key that we seal envelopes to, for one suite and until one instant.
 *
 * @param kid RFC 7638 thumbprint, base64url
 */
public record EncryptionKey(String kid, Suite suite, ECPublicKey key, Instant validUntil) {
  public EncryptionKey {
    requireNonNull(suite, "suite is null");
    requireNonNull(validUntil, "validUntil is null");
    key = P256.checked(key);
    if (!Thumbprint.of(key).base64url().equals(kid)) {
      throw new IllegalArgumentException("the kid is not the key's thumbprint");
    }
  }

  @Override
  public String toString() {
    return suite.code() + " " + kid;
  }
}
