package org.kinbridge.seal;

import java.security.SecureRandom;
import org.kinbridge.sign.SignedMessage;
import org.kinbridge.trust.AnyNode;

/** Envelopes of a node that kept no rule of ours, for tests of who receives them. */
public final class AnyEnvelope {
  private AnyEnvelope() {}

  /** Sealed without a ledger and without a release. */
  public static byte[] from(AnyNode sender, AnyNode recipient, SignedMessage message) {
    return new Sealing(sender.metadata.entity(), new SecureRandom())
        .seal(message, recipient.metadata, recipient.encryptionKey(), Framing.OWED)
        .bytes();
  }
}
