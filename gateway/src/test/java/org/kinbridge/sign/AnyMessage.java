package org.kinbridge.sign;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import java.util.UUID;
import org.kinbridge.disclosure.ChildRef;
import org.kinbridge.disclosure.EntityId;
import org.kinbridge.disclosure.MessageId;
import org.kinbridge.disclosure.Purpose;
import org.kinbridge.disclosure.Urgency;
import org.kinbridge.json.CanonicalJson;
import org.kinbridge.policy.AnyPermitted;
import org.kinbridge.sign.withheld.AnyOpenings;
import org.kinbridge.sign.withheld.Openings;
import org.kinbridge.trust.AnyNode;

/** Signed messages for tests of the stages after this one. */
public final class AnyMessage {
  public static final byte[] CONTENT =
      "{\"resourceType\":\"Bundle\",\"note\":\"Зоряна, \\\"she\\\" said\"}"
          .getBytes(StandardCharsets.UTF_8);

  private AnyMessage() {}

  public static SignedMessage from(AnyNode sender, AnyNode recipient) {
    return from(sender, recipient.metadata.entity(), CONTENT);
  }

  public static SignedMessage from(AnyNode sender, EntityId aud, byte[] content) {
    return from(sender, aud, content, new MessageId(UUID.randomUUID()));
  }

  /** Another message under an id that was used before. */
  public static SignedMessage from(AnyNode sender, AnyNode recipient, MessageId used) {
    return from(sender, recipient.metadata.entity(), CONTENT, used);
  }

  /** The manifest that its maker signed, around content that it never committed to. */
  public static SignedMessage around(Verified verified, Salts salts, byte[] content) {
    return new SignedMessage(
        verified.manifest(),
        verified.jws(),
        verified.digest(),
        content,
        salts,
        AnyOpenings.none(),
        List.of(new ChildRef(UUID.randomUUID())));
  }

  /** Another content in the same frame. */
  public static SignedMessage with(SignedMessage message, byte[] content) {
    return new SignedMessage(
        message.manifest(),
        message.jws(),
        message.digest(),
        content,
        message.salts(),
        message.openings(),
        message.children());
  }

  /** The same under other bytes of a signature. */
  public static SignedMessage signedAs(SignedMessage message, byte[] jws) {
    return new SignedMessage(
        message.manifest(),
        jws,
        message.digest(),
        message.content(),
        message.salts(),
        message.openings(),
        message.children());
  }

  /** The same with what another message opens. */
  public static SignedMessage opening(SignedMessage message, Openings openings) {
    return new SignedMessage(
        message.manifest(),
        message.jws(),
        message.digest(),
        message.content(),
        message.salts(),
        openings,
        message.children());
  }

  private static SignedMessage from(
      AnyNode sender, EntityId aud, byte[] content, MessageId message) {
    return signed(
        new MessageSigner(sender.keystore, new SecureRandom())
            .sign(
                AnyPermitted.of(
                    content, Purpose.CARE, Urgency.ROUTINE, new ChildRef(UUID.randomUUID())),
                Addressing.opening(message, aud, AnyNode.NOW)));
  }

  public static SignedMessage signed(Signing signing) {
    return ((Signing.Signed) signing).message();
  }

  public static Unproven stored(SignedMessage message) {
    return new Unproven(
        message.jws(),
        message.content(),
        message.salts(),
        CanonicalJson.bytes(message.openings().toJson()),
        message.children());
  }
}
