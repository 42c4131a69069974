package org.kinbridge.trust.keystore;

import java.security.Signature;
import org.kinbridge.trust.key.Primitives;
import org.kinbridge.trust.key.SignatureAlgorithm;
import org.kinbridge.trust.key.SigningKey;
import org.kinbridge.trust.key.Thumbprint;

public final class SoftwareSigningKey implements SigningKey {
  private final KeyMaterial.Pair pair;
  private final String kid;

  public SoftwareSigningKey(KeyMaterial.Pair pair) {
    this.pair = pair;
    this.kid = Thumbprint.of(pair.publicKey()).base64url();
  }

  @Override
  public String kid() {
    return kid;
  }

  @Override
  public SignatureAlgorithm algorithm() {
    return SignatureAlgorithm.ES256;
  }

  @Override
  public byte[] sign(byte[] input) {
    return SoftwareKeystore.sound(
        () -> {
          Signature signer = Primitives.es256();
          signer.initSign(pair.privateKey());
          signer.update(input);
          return signer.sign();
        });
  }
}
