package org.kinbridge.access;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.util.Base64URL;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.Signature;
import java.security.SignatureException;
import java.security.interfaces.ECPublicKey;
import java.util.Optional;
import java.util.Set;
import org.kinbridge.disclosure.Sha256;

/**
 * A client's public key, on P-256 and for ES256 alone: the algorithm belongs to the key, never to
 * what a token says. Named by its RFC 7638 thumbprint or by the {@code kid} it was registered
 * under.
 */
public record AssertionKey(String keyId, ECPublicKey key) {
  private static final Set<String> MEMBERS = Set.of("kty", "crv", "x", "y", "kid", "use", "alg");
  private static final int COORDINATE_BYTES = 32;

  public AssertionKey {
    requireNonNull(keyId, "keyId is null");
    requireNonNull(key, "key is null");
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
            && isCoordinate(jwk.path("x").asText())
            && isCoordinate(jwk.path("y").asText());
    return shaped ? onCurve(jwk) : Optional.empty();
  }

  /** RFC 7638, by which the ban list of worthless keys names a key. */
  public Sha256 thumbprint() {
    ECKey jwk = new ECKey.Builder(Curve.P_256, key).build();
    return Sha256.of(
        "{\"crv\":\"P-256\",\"kty\":\"EC\",\"x\":\""
            + jwk.getX()
            + "\",\"y\":\""
            + jwk.getY()
            + "\"}");
  }

  boolean verifies(CompactJws jws) {
    try {
      Signature es256 = Signature.getInstance("SHA256withECDSAinP1363Format");
      es256.initVerify(key);
      es256.update(jws.signingInput());
      return es256.verify(jws.signature());
    } catch (SignatureException notASignature) {
      return false;
    } catch (InvalidKeyException | NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("a registered P-256 key cannot be used", impossible);
    }
  }

  private static Optional<AssertionKey> onCurve(JsonNode jwk) {
    try {
      ECKey key =
          new ECKey.Builder(
                  Curve.P_256,
                  new Base64URL(jwk.get("x").asText()),
                  new Base64URL(jwk.get("y").asText()))
              .build();
      AssertionKey unnamed = new AssertionKey("", key.toECPublicKey());
      String keyId = jwk.path("kid").asText(unnamed.thumbprint().base64url());
      return keyId.isEmpty()
          ? Optional.empty()
          : Optional.of(new AssertionKey(keyId, unnamed.key()));
    } catch (IllegalStateException | IllegalArgumentException | JOSEException notOnCurve) {
      return Optional.empty();
    }
  }

  private static boolean isCoordinate(String text) {
    return Base64Url.decode(text).filter(bytes -> bytes.length == COORDINATE_BYTES).isPresent();
  }
}
