package org.kinbridge.access;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.Set;
import org.kinbridge.access.jws.CompactJws;
import org.kinbridge.trust.key.Base64Url;
import org.kinbridge.trust.key.P256;
import org.kinbridge.trust.key.VerificationKey;

/**
 * A client's public key, on P-256 and for ES256 alone: the algorithm belongs to the key, never to
 * what a token says.
 *
 * @param keyId the {@code kid} it was registered under, or its RFC 7638 thumbprint
 */
public record AssertionKey(String keyId, VerificationKey key) {
  private static final Set<String> MEMBERS = Set.of("kty", "crv", "x", "y", "kid", "use", "alg");

  public AssertionKey {
    requireNonNull(keyId, "keyId is null");
    requireNonNull(key, "key is null");
    if (keyId.isEmpty()) {
      throw new IllegalArgumentException("a key has a name");
    }
  }

  /**
   * A registered JWK (RFC 7517); empty unless it is a public P-256 signing key and nothing else.
   */
  public static Optional<AssertionKey> parse(JsonNode jwk) {
    boolean shaped =
        jwk.isObject()
            && jwk.properties().stream()
                .allMatch(
                    member -> MEMBERS.contains(member.getKey()) && member.getValue().isTextual())
            && jwk.path("kty").asText().equals("EC")
            && jwk.path("crv").asText().equals("P-256")
            && jwk.path("use").asText("sig").equals("sig")
            && jwk.path("alg").asText("ES256").equals("ES256")
            && !jwk.path("kid").asText("named by its thumbprint").isEmpty();
    return shaped ? onCurve(jwk) : Optional.empty();
  }

  private static Optional<AssertionKey> onCurve(JsonNode jwk) {
    Optional<byte[]> x = Base64Url.decode(jwk.path("x").asText());
    Optional<byte[]> y = Base64Url.decode(jwk.path("y").asText());
    return x.flatMap(first -> y.flatMap(second -> P256.publicKey(first, second)))
        .map(VerificationKey::es256)
        .map(key -> new AssertionKey(jwk.path("kid").asText(key.kid()), key));
  }

  boolean verifies(CompactJws jws) {
    return jws.algorithm().equals(key.algorithm().code())
        && key.verifies(jws.signingInput(), jws.signature());
  }
}
