package org.kinbridge.trust;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.kinbridge.disclosure.NodeId;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.json.CanonicalJson;
import org.kinbridge.json.JsonRefused;
import org.kinbridge.json.Members;
import org.kinbridge.json.StrictJson;

/**
 * A state's signature under an agreement (docs/wire-format.md, section 6): a JWS in compact
 * serialization, {@code typ} cpx-agreement+jws, by one of the node's message signing keys. It names
 * the agreement, its text by digest and who signs.
 */
public final class AgreementSignature {
  static final String TYPE = "cpx-agreement+jws";
  private static final StrictJson.Limits SMALL = new StrictJson.Limits(4096, 4);

  private AgreementSignature() {}

  /**
   * @param text SHA-256 of the canonical form of the agreement
   */
  public static byte[] sign(SigningKey key, NodeId node, String agreement, Sha256 text) {
    ObjectNode header = JsonNodeFactory.instance.objectNode();
    header.put("alg", key.algorithm().code()).put("kid", key.kid()).put("typ", TYPE);
    String input =
        Base64Url.encode(CanonicalJson.bytes(header))
            + "."
            + Base64Url.encode(CanonicalJson.bytes(claims(node, agreement, text)));
    byte[] signature = key.sign(input.getBytes(StandardCharsets.US_ASCII));
    return (input + "." + Base64Url.encode(signature)).getBytes(StandardCharsets.US_ASCII);
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
    String[] parts = new String(jws, StandardCharsets.ISO_8859_1).split("\\.", 4);
    if (parts.length != 3) {
      return false;
    }
    Optional<byte[]> header = Base64Url.decode(parts[0]);
    Optional<byte[]> payload = Base64Url.decode(parts[1]);
    Optional<byte[]> signature = Base64Url.decode(parts[2]);
    if (header.isEmpty() || payload.isEmpty() || signature.isEmpty()) {
      return false;
    }
    try {
      Optional<VerificationKey> key =
          key(Members.of(StrictJson.parse(header.get(), SMALL), ""), node);
      JsonNode claims = StrictJson.parse(payload.get(), SMALL);
      byte[] input = (parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII);
      return claims.equals(claims(node.node(), agreement, text))
          && key.filter(known -> known.verifies(input, signature.get())).isPresent();
    } catch (JsonRefused malformed) {
      return false;
    }
  }

  private static Optional<VerificationKey> key(Members header, Partner node) throws JsonRefused {
    String algorithm = header.text("alg");
    String type = header.text("typ");
    String kid = header.text("kid");
    header.done();
    return algorithm.equals(SignatureAlgorithm.ES256.code()) && type.equals(TYPE)
        ? node.signingKey(kid, SignatureAlgorithm.ES256)
        : Optional.empty();
  }
}
