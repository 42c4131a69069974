package org.kinbridge.deliver;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;
import org.kinbridge.disclosure.DisclosureId;
import org.kinbridge.disclosure.EntityId;
import org.kinbridge.disclosure.MessageId;
import org.kinbridge.disclosure.Reason;

/**
 * One row of the outbox.
 *
 * @param expires the delivery deadline: after it no attempt is made
 * @param attempts how often a line to the partner was tried
 * @param reason why it ended the way it did
 */
public record Waiting(
    MessageId message,
    DisclosureId disclosure,
    EntityId partner,
    Instant expires,
    State state,
    int attempts,
    Optional<Reason> reason,
    StoredMessage stored) {
  public Waiting {
    requireNonNull(message, "message is null");
    requireNonNull(disclosure, "disclosure is null");
    requireNonNull(partner, "partner is null");
    requireNonNull(expires, "expires is null");
    requireNonNull(state, "state is null");
    requireNonNull(reason, "reason is null");
    requireNonNull(stored, "stored is null");
  }
}
