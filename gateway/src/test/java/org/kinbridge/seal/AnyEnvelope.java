package org.kinbridge.seal;

import java.security.SecureRandom;
import org.kinbridge.sign.SignedMessage;
import org.kinbridge.trust.AnyNode;

/** Envelopes of a node that kept no rule of ours, for tests of who receives them. */
public final class AnyEnvelope {
  private static final int SMALLEST_CLASS = 16 << 10;

  private AnyEnvelope() {}

  /** Sealed without a ledger and without a release. */
  public static byte[] from(AnyNode sender, AnyNode recipient, SignedMessage message) {
    return sealed(sender, recipient, message).bytes();
  }

  /** The same, for a line that takes nothing but the proof. */
  public static SealedEnvelope sealed(AnyNode sender, AnyNode recipient, SignedMessage message) {
    return new Sealing(sender.metadata.entity(), new SecureRandom())
        .seal(message, recipient.metadata, recipient.encryptionKey(), Framing.OWED);
  }

  /** The question what became of it. */
  public static byte[] asking(AnyNode sender, AnyNode recipient, SignedMessage message) {
    byte[] plaintext = Framing.writeQuestion(message);
    return new Sealing(sender.metadata.entity(), new SecureRandom())
        .seal(EnvelopeType.QUESTION, plaintext, recipient.metadata, recipient.encryptionKey());
  }

  /** Sealed by one node for another, whoever made the message and for whom. */
  public static byte[] readdressed(AnyNode sealer, AnyNode recipient, SignedMessage message) {
    byte[] plaintext = Framing.write(message, Framing.OWED, SMALLEST_CLASS);
    return new Sealing(sealer.metadata.entity(), new SecureRandom())
        .seal(EnvelopeType.MESSAGE, plaintext, recipient.metadata, recipient.encryptionKey());
  }
}
