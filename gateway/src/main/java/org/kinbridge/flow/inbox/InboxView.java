package org.kinbridge.flow.inbox;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.kinbridge.deliver.Recalled;
import org.kinbridge.disclosure.EntityId;
import org.kinbridge.disclosure.MessageId;

/**
 * One item of the inbox as a list shows it: nothing about a child.
 *
 * @param inReplyTo the message it answers or recalls
 * @param recalled by its sender: it can be read no more
 */
public record InboxView(
    UUID id,
    EntityId from,
    MessageId message,
    String kind,
    String purpose,
    String urgency,
    Instant receivedAt,
    Optional<Instant> readAt,
    Optional<MessageId> inReplyTo,
    Optional<Recalled> recalled) {
  public InboxView {
    requireNonNull(id, "id is null");
    requireNonNull(from, "from is null");
    requireNonNull(message, "message is null");
    requireNonNull(kind, "kind is null");
    requireNonNull(purpose, "purpose is null");
    requireNonNull(urgency, "urgency is null");
    requireNonNull(receivedAt, "receivedAt is null");
    requireNonNull(readAt, "readAt is null");
    requireNonNull(inReplyTo, "inReplyTo is null");
    requireNonNull(recalled, "recalled is null");
  }
}
