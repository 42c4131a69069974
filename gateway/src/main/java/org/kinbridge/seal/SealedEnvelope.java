package org.kinbridge.seal;

import org.kinbridge.disclosure.EntityId;
import org.kinbridge.disclosure.MessageId;

/**
 * Proof that a released message is encrypted for its one recipient. Made by {@link Sealing} only;
 * it is sent once and never stored: another attempt seals again.
 */
public final class SealedEnvelope {
  private final MessageId msgId;
  private final EntityId recipient;
  private final byte[] bytes;

  SealedEnvelope(MessageId msgId, EntityId recipient, byte[] bytes) {
    this.msgId = msgId;
    this.recipient = recipient;
    this.bytes = bytes;
  }

  public MessageId msgId() {
    return msgId;
  }

  public EntityId recipient() {
    return recipient;
  }

  /** The body of the request, {@code application/jose}. */
  public byte[] bytes() {
    return bytes.clone();
  }

  @Override
  public String toString() {
    return "envelope of " + msgId + " for " + recipient;
  }
}
