package org.kinbridge.trust;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.kinbridge.disclosure.NodeId;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.trust.key.SignatureAlgorithm;
import org.kinbridge.trust.key.SigningKey;

/**
 * A state's signature under an agreement (docs/wire-format.md, section 6), by one of the node's
 * message signing keys. It names the agreement, its text by digest and who signs.
 */
public final class AgreementSignature {
  static final String TYPE = "cpx-agreement+jws";

  private AgreementSignature() {}

  /**
   * @param text SHA-256 of the canonical form of the agreement
   */
  public static byte[] sign(SigningKey key, NodeId node, String agreement, Sha256 text) {
    return SignedClaims.sign(key, TYPE, claims(node, agreement, text));
  }

  private static ObjectNode claims(NodeId node, String agreement, Sha256 text) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("node", node.value())
        .put("agreement", requireNonNull(agreement, "agreement is null"))
        .put("text", text.hex());
  }

  /**
   * That this node signed this text of this agreement, by a key that its metadata names for
   * signatures. False for every cause alike.
   */
  public static boolean holds(byte[] jws, Partner node, String agreement, Sha256 text) {
    return SignedClaims.read(jws, TYPE, kid -> node.signingKey(kid, SignatureAlgorithm.ES256))
        .filter(claims(node.node(), agreement, text)::equals)
        .isPresent();
  }
}
