package org.kinbridge.trust.key;

import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.util.Base64;
import org.kinbridge.disclosure.Sha256;

/** RFC 7638 thumbprints: the name of a key, the same wherever and in whatever form it turns up. */
public final class Thumbprint {
  private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();

  private Thumbprint() {}

  /**
   * The thumbprint of a key we use; for a kind of key that we do not use, the digest of its X.509
   * form, which is enough to recognise it.
   */
  public static Sha256 of(PublicKey key) {
    return switch (key) {
      case ECPublicKey elliptic
          when elliptic.getParams().getCurve().getField().getFieldSize() == 256 ->
          ofP256(P256.x(elliptic), P256.y(elliptic));
      case EdECPublicKey edwards -> ofEd25519(LogKey.raw(edwards));
      default -> Sha256.of(key.getEncoded());
    };
  }

  static Sha256 ofP256(byte[] x, byte[] y) {
    return Sha256.of(
        "{\"crv\":\"P-256\",\"kty\":\"EC\",\"x\":\""
            + URL.encodeToString(x)
            + "\",\"y\":\""
            + URL.encodeToString(y)
            + "\"}");
  }

  public static Sha256 ofEd25519(byte[] x) {
    return Sha256.of(
        "{\"crv\":\"Ed25519\",\"kty\":\"OKP\",\"x\":\"" + URL.encodeToString(x) + "\"}");
  }

  /** Of a symmetric key: only fit to recognise keys that are worthless anyway. */
  public static Sha256 of(SecretBytes secret) {
    byte[] k = secret.revealSecret("to recognise a published key");
    return Sha256.of("{\"k\":\"" + URL.encodeToString(k) + "\",\"kty\":\"oct\"}");
  }
}
