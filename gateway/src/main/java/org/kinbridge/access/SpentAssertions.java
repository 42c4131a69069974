package org.kinbridge.access;

import java.time.Instant;
import org.kinbridge.disclosure.ClientId;
import org.kinbridge.disclosure.Sha256;

/**
 * Which assertions were used. Durable and shared by all replicas, or an assertion works once per
 * process.
 */
public interface SpentAssertions {
  enum Use {
    FIRST,
    REPEATED
  }

  /**
   * Uses up one assertion.
   *
   * @param jti the digest of the {@code jti}: what a client writes there is never stored
   * @param until when the assertion expires; the use may be forgotten after that
   */
  Use spend(ClientId client, Sha256 jti, Instant until);
}
