package org.kinbridge.trust.keystore;

import java.security.interfaces.ECPublicKey;
import java.time.Instant;
import javax.crypto.KeyAgreement;
import org.kinbridge.disclosure.Suite;
import org.kinbridge.trust.key.OpeningKey;
import org.kinbridge.trust.key.P256;
import org.kinbridge.trust.key.Primitives;
import org.kinbridge.trust.key.SecretBytes;
import org.kinbridge.trust.key.Thumbprint;

final class SoftwareOpeningKey implements OpeningKey {
  private final KeyMaterial.Dated key;
  private final String kid;

  SoftwareOpeningKey(KeyMaterial.Dated key) {
    this.key = key;
    this.kid = Thumbprint.of(key.pair().publicKey()).base64url();
  }

  @Override
  public String kid() {
    return kid;
  }

  @Override
  public Suite suite() {
    return Suite.C1;
  }

  @Override
  public Instant validUntil() {
    return key.validity().until();
  }

  /** The point is checked again: agreeing off the curve would leak the private key. */
  @Override
  public SecretBytes agree(ECPublicKey ephemeral) {
    ECPublicKey onCurve = P256.checked(ephemeral);
    return SoftwareKeystore.sound(
        () -> {
          KeyAgreement agreement = Primitives.ecdh();
          agreement.init(key.pair().privateKey());
          agreement.doPhase(onCurve, true);
          return SecretBytes.take(agreement.generateSecret());
        });
  }
}
