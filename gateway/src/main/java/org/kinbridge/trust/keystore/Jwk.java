package org.kinbridge.trust.keystore;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPrivateKey;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Optional;
import org.kinbridge.json.JsonRefused;
import org.kinbridge.json.Members;
import org.kinbridge.trust.key.Base64Url;
import org.kinbridge.trust.key.LogKey;
import org.kinbridge.trust.key.P256;
import org.kinbridge.trust.key.Primitives;
import org.kinbridge.trust.key.SecretBytes;
import org.kinbridge.trust.key.Thumbprint;
import org.kinbridge.trust.key.VerificationKey;

/**
 * Keys as JWK (RFC 7517, 7518, 8037): P-256, Ed25519 and octets, nothing else. The caller reads the
 * members that say what a key is for; a {@code kid} is always the RFC 7638 thumbprint.
 */
public final class Jwk {
  private Jwk() {}

  public static ObjectNode write(ECPublicKey key) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("kty", "EC")
        .put("crv", "P-256")
        .put("x", Base64Url.encode(P256.x(key)))
        .put("y", Base64Url.encode(P256.y(key)))
        .put("kid", Thumbprint.of(key).base64url());
  }

  /** With its private half: for a keystore's own files only. */
  public static ObjectNode writeSecret(KeyMaterial.Pair pair) {
    return write(pair.publicKey()).put("d", Base64Url.encode(P256.fixed(pair.privateKey().getS())));
  }

  public static ObjectNode writeSecret(KeyMaterial.Log log) {
    byte[] seed =
        log.privateKey() instanceof EdECPrivateKey own ? own.getBytes().orElseThrow() : new byte[0];
    return JsonNodeFactory.instance
        .objectNode()
        .put("kty", "OKP")
        .put("crv", "Ed25519")
        .put("x", Base64Url.encode(LogKey.raw(log.publicKey())))
        .put("kid", Thumbprint.of(log.publicKey()).base64url())
        .put("d", Base64Url.encode(seed));
  }

  public static ObjectNode writeSecret(SecretBytes secret) {
    byte[] bytes = secret.revealSecret("to write it to its keystore file");
    return JsonNodeFactory.instance
        .objectNode()
        .put("kty", "oct")
        .put("k", Base64Url.encode(bytes));
  }

  public static ECPublicKey readP256(Members jwk) throws JsonRefused {
    require(jwk, "kty", "EC");
    require(jwk, "crv", "P-256");
    Optional<ECPublicKey> key = P256.publicKey(bytes(jwk, "x"), bytes(jwk, "y"));
    ECPublicKey point = key.orElseThrow(() -> jwk.invalid("x", "this is not a point of P-256"));
    require(jwk, "kid", Thumbprint.of(point).base64url());
    return point;
  }

  public static KeyMaterial.Pair readSecretP256(Members jwk) throws JsonRefused {
    ECPublicKey point = readP256(jwk);
    Optional<ECPrivateKey> scalar = P256.privateKey(bytes(jwk, "d"));
    ECPrivateKey privateKey =
        scalar.orElseThrow(() -> jwk.invalid("d", "this is not a private key of P-256"));
    KeyMaterial.Pair pair = new KeyMaterial.Pair(privateKey, point);
    byte[] probe = {'p', 'r', 'o', 'b', 'e'};
    if (!VerificationKey.es256(point).verifies(probe, new SoftwareSigningKey(pair).sign(probe))) {
      throw jwk.invalid("d", "the halves of the pair do not belong together");
    }
    return pair;
  }

  public static KeyMaterial.Log readSecretEd25519(Members jwk) throws JsonRefused {
    require(jwk, "kty", "OKP");
    require(jwk, "crv", "Ed25519");
    byte[] x = bytes(jwk, "x");
    byte[] d = bytes(jwk, "d");
    EdECPublicKey publicKey = ed25519(x);
    require(jwk, "kid", Thumbprint.of(publicKey).base64url());
    KeyMaterial.Log log = new KeyMaterial.Log(ed25519Private(d), publicKey);
    byte[] probe = {'p', 'r', 'o', 'b', 'e'};
    byte[] signature = new SoftwareLogKey(log).sign(probe);
    boolean matches =
        SoftwareKeystore.sound(
            () -> {
              java.security.Signature verifier = Primitives.ed25519();
              verifier.initVerify(publicKey);
              verifier.update(probe);
              return verifier.verify(signature);
            });
    if (!matches) {
      throw jwk.invalid("d", "the halves of the pair do not belong together");
    }
    return log;
  }

  /** The public key of 32 raw bytes (RFC 8032 section 5.1.2). */
  public static EdECPublicKey ed25519(byte[] raw) {
    byte[] y = raw.clone();
    boolean odd = (y[y.length - 1] & 0x80) != 0;
    y[y.length - 1] &= 0x7f;
    for (int low = 0, high = y.length - 1; low < high; low++, high--) {
      byte swapped = y[low];
      y[low] = y[high];
      y[high] = swapped;
    }
    EdECPoint point = new EdECPoint(odd, new BigInteger(1, y));
    return SoftwareKeystore.sound(
        () ->
            (EdECPublicKey)
                KeyFactory.getInstance("Ed25519")
                    .generatePublic(new EdECPublicKeySpec(NamedParameterSpec.ED25519, point)));
  }

  private static PrivateKey ed25519Private(byte[] seed) {
    return SoftwareKeystore.sound(
        () ->
            KeyFactory.getInstance("Ed25519")
                .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed)));
  }

  public static SecretBytes readSecret(Members jwk) throws JsonRefused {
    require(jwk, "kty", "oct");
    return SecretBytes.take(bytes(jwk, "k"));
  }

  private static byte[] bytes(Members jwk, String name) throws JsonRefused {
    return Base64Url.decode(jwk.text(name))
        .filter(bytes -> bytes.length == P256.WIDTH)
        .orElseThrow(() -> jwk.invalid(name, "this is not 32 bytes in base64url"));
  }

  private static void require(Members jwk, String name, String value) throws JsonRefused {
    if (!jwk.text(name).equals(value)) {
      throw jwk.invalid(name, "this is not what the key must have here");
    }
  }
}
