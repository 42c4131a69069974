package org.kinbridge.flow;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.kinbridge.disclosure.EntityId;
import org.kinbridge.disclosure.MessageId;

/** One item of the inbox as a list shows it: nothing about a child. */
public record InboxView(
    UUID id,
    EntityId from,
    MessageId message,
    String kind,
    String purpose,
    String urgency,
    Instant receivedAt,
    Optional<Instant> readAt) {
  public InboxView {
    requireNonNull(id, "id is null");
    requireNonNull(from, "from is null");
    requireNonNull(message, "message is null");
    requireNonNull(kind, "kind is null");
    requireNonNull(purpose, "purpose is null");
    requireNonNull(urgency, "urgency is null");
    requireNonNull(receivedAt, "receivedAt is null");
    requireNonNull(readAt, "readAt is null");
  }
}
