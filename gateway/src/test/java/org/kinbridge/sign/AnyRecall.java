package org.kinbridge.sign;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.kinbridge.disclosure.MessageId;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.trust.AnyNode;

/** Recalls of nodes that have no register of ours. */
public final class AnyRecall {
  private AnyRecall() {}

  public static SignedMessage of(AnyNode sender, SignedMessage recalled, Instant now) {
    return of(sender, recalled, new MessageId(UUID.randomUUID()), now);
  }

  /** It goes under the very id that it recalls. */
  public static SignedMessage ofItself(AnyNode sender, SignedMessage recalled, Instant now) {
    return of(sender, recalled, recalled.manifest().msgId(), now);
  }

  private static SignedMessage of(
      AnyNode sender, SignedMessage recalled, MessageId id, Instant now) {
    return new MessageSigner(sender.keystore, new SecureRandom())
        .recall(recalled, Reason.CONSENT_WITHDRAWN, id, now)
        .message();
  }

  /** Its manifest replies to another message than its content names. */
  public static SignedMessage inReplyTo(AnyNode sender, SignedMessage recall, MessageId another) {
    Manifest manifest = recall.manifest();
    return new MessageSigner(sender.keystore, new SecureRandom())
        .signed(
            new Manifest(
                manifest.suite(),
                manifest.msgId(),
                manifest.kind(),
                manifest.thread(),
                Optional.of(another),
                manifest.iss(),
                manifest.aud(),
                manifest.toAuthority(),
                manifest.purpose(),
                manifest.legalBasis(),
                manifest.urgency(),
                manifest.iat(),
                manifest.exp(),
                manifest.humanAckBy(),
                manifest.contentCommit(),
                manifest.withheldRoot(),
                manifest.policy(),
                manifest.ground()),
            new MessageSigner.Letter(
                recall.content(), recall.salts(), recall.openings(), recall.children()));
  }

  /** Of a message that another node sent, as if it were the sender's own. */
  public static SignedMessage foreign(AnyNode sender, SignedMessage recalled, Instant now) {
    MessageSigner signer = new MessageSigner(sender.keystore, new SecureRandom());
    SignedMessage recall = of(sender, recalled, now);
    Manifest manifest = recall.manifest();
    return signer.signed(
        new Manifest(
            manifest.suite(),
            manifest.msgId(),
            manifest.kind(),
            manifest.thread(),
            manifest.inReplyTo(),
            sender.metadata.entity(),
            manifest.aud(),
            manifest.toAuthority(),
            manifest.purpose(),
            manifest.legalBasis(),
            manifest.urgency(),
            manifest.iat(),
            manifest.exp(),
            manifest.humanAckBy(),
            manifest.contentCommit(),
            manifest.withheldRoot(),
            manifest.policy(),
            manifest.ground()),
        new MessageSigner.Letter(
            recall.content(), recall.salts(), recall.openings(), recall.children()));
  }
}
