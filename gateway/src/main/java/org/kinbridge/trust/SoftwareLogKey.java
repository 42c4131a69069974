package org.kinbridge.trust;

import java.security.Signature;

final class SoftwareLogKey implements LogKey {
  private final KeyMaterial.Log pair;

  SoftwareLogKey(KeyMaterial.Log pair) {
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
