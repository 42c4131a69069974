package org.kinbridge.sign;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.kinbridge.disclosure.EntityId;
import org.kinbridge.disclosure.MessageId;
import org.kinbridge.disclosure.Suite;

/**
 * What a message needs beside what policy permitted: its place among other messages.
 *
 * @param msgId fresh and random
 * @param aud the entity of the node that policy permitted, from its metadata
 * @param thread empty for a message that opens a thread
 * @param now when it is signed
 */
public record Addressing(
    MessageId msgId,
    EntityId aud,
    Suite suite,
    Optional<UUID> thread,
    Optional<MessageId> inReplyTo,
    Optional<Instant> humanAckBy,
    Instant now) {
  public Addressing {
    requireNonNull(msgId, "msgId is null");
    requireNonNull(aud, "aud is null");
    requireNonNull(suite, "suite is null");
    requireNonNull(thread, "thread is null");
    requireNonNull(inReplyTo, "inReplyTo is null");
    requireNonNull(humanAckBy, "humanAckBy is null");
    requireNonNull(now, "now is null");
  }

  /** The first message of a thread, with nothing special about it. */
  public static Addressing opening(MessageId msgId, EntityId aud, Instant now) {
    return new Addressing(
        msgId, aud, Suite.C1, Optional.empty(), Optional.empty(), Optional.empty(), now);
  }
}
