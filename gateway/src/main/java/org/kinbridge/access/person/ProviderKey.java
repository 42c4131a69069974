package org.kinbridge.access.person;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.util.Optional;
import java.util.Set;
import org.kinbridge.access.jws.CompactJws;
import org.kinbridge.disclosure.Coded;
import org.kinbridge.trust.key.Base64Url;
import org.kinbridge.trust.key.P256;

/**
 * A public key of the provider, for one algorithm alone: that of its own {@code alg}, or where it
 * has none the only one that the provider's file allows for such a key.
 */
record ProviderKey(String keyId, ProviderAlgorithm algorithm, PublicKey key) {
  private static final int FEWEST_BITS = 2048;
  private static final int MOST_BITS = 4096;
  private static final BigInteger EXPONENT = BigInteger.valueOf(65_537);

  ProviderKey {
    requireNonNull(keyId, "keyId is null");
    requireNonNull(algorithm, "algorithm is null");
    requireNonNull(key, "key is null");
  }

  boolean verifies(CompactJws jws) {
    return algorithm.code().equals(jws.algorithm())
        && algorithm.verifies(key, jws.signingInput(), jws.signature());
  }

  /** Empty for every key of a set that signs no tokens for us: a set may hold others. */
  static Optional<ProviderKey> of(JsonNode jwk, Set<ProviderAlgorithm> allowed) {
    boolean signs =
        jwk.path("kid").isTextual()
            && jwk.path("use").asText("sig").equals("sig")
            && !jwk.has("key_ops");
    return signs
        ? publicKey(jwk)
            .flatMap(
                key ->
                    algorithm(jwk, key, allowed)
                        .map(bound -> new ProviderKey(jwk.path("kid").asText(), bound, key)))
        : Optional.empty();
  }

  private static Optional<ProviderAlgorithm> algorithm(
      JsonNode jwk, PublicKey key, Set<ProviderAlgorithm> allowed) {
    if (jwk.has("alg")) {
      return Coded.parse(ProviderAlgorithm.class, jwk.path("alg").asText())
          .filter(allowed::contains)
          .filter(named -> named.fits(key));
    }
    var fitting = allowed.stream().filter(one -> one.fits(key)).toList();
    return fitting.size() == 1 ? Optional.of(fitting.getFirst()) : Optional.empty();
  }

  private static Optional<PublicKey> publicKey(JsonNode jwk) {
    return switch (jwk.path("kty").asText()) {
      case "EC" ->
          jwk.path("crv").asText().equals("P-256")
              ? bytes(jwk, "x")
                  .flatMap(x -> bytes(jwk, "y").flatMap(y -> P256.publicKey(x, y)))
                  .map(PublicKey.class::cast)
              : Optional.empty();
      case "RSA" -> bytes(jwk, "n").flatMap(n -> bytes(jwk, "e").flatMap(e -> rsa(n, e)));
      default -> Optional.empty();
    };
  }

  private static Optional<byte[]> bytes(JsonNode jwk, String member) {
    return Base64Url.decode(jwk.path(member).asText());
  }

  /** The one exponent in use, and a length that neither factors nor keeps a verifier busy. */
  private static Optional<PublicKey> rsa(byte[] n, byte[] e) {
    BigInteger modulus = new BigInteger(1, n);
    BigInteger exponent = new BigInteger(1, e);
    boolean sound =
        modulus.bitLength() >= FEWEST_BITS
            && modulus.bitLength() <= MOST_BITS
            && modulus.testBit(0)
            && exponent.equals(EXPONENT);
    if (!sound) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(modulus, exponent)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("a checked RSA key was refused", impossible);
    }
  }
}
