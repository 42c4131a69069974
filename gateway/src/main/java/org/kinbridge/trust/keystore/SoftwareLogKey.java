package org.kinbridge.trust.keystore;

import java.security.Signature;
import org.kinbridge.trust.key.LogKey;
import org.kinbridge.trust.key.Primitives;

public final class SoftwareLogKey implements LogKey {
  private final KeyMaterial.Log pair;

  public SoftwareLogKey(KeyMaterial.Log pair) {
    this.pair = pair;
  }

  @Override
  public byte[] sign(byte[] note) {
    return SoftwareKeystore.sound(
        () -> {
          Signature signer = Primitives.ed25519();
          signer.initSign(pair.privateKey());
          signer.update(note);
          return signer.sign();
        });
  }

  @Override
  public byte[] publicKey() {
    return LogKey.raw(pair.publicKey());
  }
}
