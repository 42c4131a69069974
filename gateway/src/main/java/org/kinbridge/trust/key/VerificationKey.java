package org.kinbridge.trust.key;

import static java.util.Objects.requireNonNull;

import java.security.InvalidKeyException;
import java.security.Signature;
import java.security.SignatureException;
import java.security.interfaces.ECPublicKey;

/**
 * Says whether the holder of one private key signed these bytes. Bound to one algorithm for life:
 * no header of a message chooses another.
 *
 * <p>WARNING: ECDSA signatures are malleable. Two different signatures over the same bytes may both
 * verify: never recognise a message by its signature.
 */
public final class VerificationKey {
  private final String kid;
  private final SignatureAlgorithm algorithm;
  private final ECPublicKey key;

  private VerificationKey(SignatureAlgorithm algorithm, ECPublicKey key) {
    this.kid = Thumbprint.of(key).base64url();
    this.algorithm = algorithm;
    this.key = key;
  }

  /**
   * @throws IllegalArgumentException unless the point is on P-256
   */
  public static VerificationKey es256(ECPublicKey key) {
    return new VerificationKey(SignatureAlgorithm.ES256, P256.checked(key));
  }

  public String kid() {
    return kid;
  }

  public SignatureAlgorithm algorithm() {
    return algorithm;
  }

  /** False for every cause alike. */
  public boolean verifies(byte[] input, byte[] signature) {
    requireNonNull(input, "input is null");
    if (signature.length != algorithm.length()) {
      return false;
    }
    try {
      Signature verifier = Primitives.es256();
      verifier.initVerify(key);
      verifier.update(input);
      return verifier.verify(signature);
    } catch (SignatureException notASignature) {
      return false; // r or s out of range: providers differ in whether they throw or answer no
    } catch (InvalidKeyException impossible) {
      throw new IllegalStateException("a checked P-256 key was refused", impossible);
    }
  }

  /** The public point as a JWK's members, for metadata. */
  public ECPublicKey publicKey() {
    return key;
  }

  @Override
  public String toString() {
    return algorithm.code() + " " + kid;
  }
}
