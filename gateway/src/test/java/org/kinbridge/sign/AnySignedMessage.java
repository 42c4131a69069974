package org.kinbridge.sign;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.kinbridge.disclosure.AuthorityId;
import org.kinbridge.disclosure.ChildRef;
import org.kinbridge.disclosure.EntityId;
import org.kinbridge.disclosure.Ground;
import org.kinbridge.disclosure.LegalBasis;
import org.kinbridge.disclosure.MessageId;
import org.kinbridge.disclosure.MessageKind;
import org.kinbridge.disclosure.Purpose;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.disclosure.Suite;
import org.kinbridge.disclosure.Urgency;
import org.kinbridge.sign.withheld.AnyOpenings;
import org.kinbridge.trust.key.SecretBytes;

/**
 * Signed messages for tests of the stages after sign. Their signature is none: those stages read
 * the digest.
 */
public final class AnySignedMessage {
  private static final SecureRandom RANDOM = new SecureRandom();

  private AnySignedMessage() {}

  /** A message like no other. */
  public static SignedMessage about(ChildRef child, Instant now) {
    byte[] salt = new byte[32];
    RANDOM.nextBytes(salt);
    Manifest manifest = manifest(Sha256.wrap(salt), now, Ground.agreed("xa-xc"));
    return new SignedMessage(
        manifest,
        new byte[] {'{', '}'},
        Sha256.of(salt),
        new byte[] {'{', '}'},
        new Salts(SecretBytes.copyOf(salt), SecretBytes.copyOf(Sha256.of(salt, salt).bytes())),
        AnyOpenings.none(),
        List.of(child));
  }

  static Manifest manifest(Sha256 contentCommit, Instant now, Ground ground) {
    return new Manifest(
        Suite.C1,
        new MessageId(UUID.randomUUID()),
        MessageKind.NOTIFY,
        UUID.randomUUID(),
        Optional.empty(),
        new EntityId("https://node.xc.example"),
        new EntityId("https://node.xa.example"),
        new AuthorityId("xa-central-authority"),
        Purpose.EMERGENCY,
        LegalBasis.TREATY_DUTY_TO_INFORM,
        Urgency.ROUTINE,
        now,
        now.plus(Duration.ofHours(24)),
        Optional.empty(),
        contentCommit,
        Sha256.of("withheld"),
        Sha256.of("policy"),
        ground);
  }
}
