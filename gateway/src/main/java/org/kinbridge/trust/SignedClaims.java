package org.kinbridge.trust;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;
import org.kinbridge.json.CanonicalJson;
import org.kinbridge.json.JsonRefused;
import org.kinbridge.json.Members;
import org.kinbridge.json.StrictJson;
import org.kinbridge.trust.key.Base64Url;
import org.kinbridge.trust.key.SignatureAlgorithm;
import org.kinbridge.trust.key.SigningKey;
import org.kinbridge.trust.key.VerificationKey;

/**
 * A few claims under a signature: a JWS in compact serialization whose {@code typ} says what kind
 * of document it is, so that a signature under one kind counts under no other.
 */
final class SignedClaims {
  private static final StrictJson.Limits SMALL = new StrictJson.Limits(4096, 4);

  private SignedClaims() {}

  static byte[] sign(SigningKey key, String type, ObjectNode claims) {
    ObjectNode header = JsonNodeFactory.instance.objectNode();
    header.put("alg", key.algorithm().code()).put("kid", key.kid()).put("typ", type);
    String input =
        Base64Url.encode(CanonicalJson.bytes(header))
            + "."
            + Base64Url.encode(CanonicalJson.bytes(claims));
    byte[] signature = key.sign(input.getBytes(StandardCharsets.US_ASCII));
    return (input + "." + Base64Url.encode(signature)).getBytes(StandardCharsets.US_ASCII);
  }

  /**
   * What is said, where a known key signed it; empty for every other cause alike.
   *
   * @param keys the key of that name, where it may sign this kind
   */
  static Optional<JsonNode> read(
      byte[] jws, String type, Function<String, Optional<VerificationKey>> keys) {
    String[] parts = new String(jws, StandardCharsets.ISO_8859_1).split("\\.", 4);
    if (parts.length != 3) {
      return Optional.empty();
    }
    Optional<byte[]> header = Base64Url.decode(parts[0]);
    Optional<byte[]> payload = Base64Url.decode(parts[1]);
    Optional<byte[]> signature = Base64Url.decode(parts[2]);
    if (header.isEmpty() || payload.isEmpty() || signature.isEmpty()) {
      return Optional.empty();
    }
    try {
      byte[] input = (parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII);
      Optional<VerificationKey> key =
          kid(Members.of(StrictJson.parse(header.get(), SMALL), ""), type).flatMap(keys);
      JsonNode claims = StrictJson.parse(payload.get(), SMALL);
      return key.filter(known -> known.verifies(input, signature.get())).map(known -> claims);
    } catch (JsonRefused malformed) {
      return Optional.empty();
    }
  }

  private static Optional<String> kid(Members header, String type) throws JsonRefused {
    String algorithm = header.text("alg");
    String named = header.text("typ");
    String kid = header.text("kid");
    header.done();
    return algorithm.equals(SignatureAlgorithm.ES256.code()) && named.equals(type)
        ? Optional.of(kid)
        : Optional.empty();
  }
}
