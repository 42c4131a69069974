package org.kinbridge.sign;

import java.security.SecureRandom;
import java.util.UUID;
import org.kinbridge.disclosure.ChildRef;
import org.kinbridge.disclosure.MessageId;
import org.kinbridge.disclosure.Purpose;
import org.kinbridge.disclosure.Urgency;
import org.kinbridge.policy.AnyPermitted;
import org.kinbridge.trust.AnyNode;

/** A node that signs what it sends about one child. */
abstract class SigningNode {
  static final AnyNode XC = AnyNode.of("XC");
  static final AnyNode XA = AnyNode.of("XA");

  final MessageSigner signer = new MessageSigner(XC.keystore, new SecureRandom());
  final MessageId id = new MessageId(UUID.randomUUID());
  final ChildRef child = new ChildRef(UUID.randomUUID());

  SignedMessage sign(Purpose purpose, Urgency urgency) {
    return AnyMessage.signed(
        signer.sign(
            AnyPermitted.of(AnyMessage.CONTENT, purpose, urgency, child),
            Addressing.opening(id, XA.metadata.entity(), AnyNode.NOW)));
  }
}
