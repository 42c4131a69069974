package org.kinbridge.trust;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** AES-256-GCM: nonce ‖ ciphertext ‖ tag. An epoch lasts a week, far below 2^32 random nonces. */
final class SoftwareWrappingKey implements WrappingKey {
  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;
  private final KeyMaterial.Epoch epoch;
  private final SecureRandom random;

  SoftwareWrappingKey(KeyMaterial.Epoch epoch, SecureRandom random) {
    this.epoch = epoch;
    this.random = random;
  }

  @Override
  public String id() {
    return epoch.id();
  }

  @Override
  public byte[] wrap(SecretBytes key, byte[] context) {
    byte[] nonce = new byte[NONCE];
    random.nextBytes(nonce);
    byte[] plain = key.revealSecret("to wrap it under an epoch key");
    byte[] sealed =
        SoftwareKeystore.sound(() -> cipher(Cipher.ENCRYPT_MODE, nonce, context).doFinal(plain));
    Arrays.fill(plain, (byte) 0);
    byte[] wrapped = Arrays.copyOf(nonce, NONCE + sealed.length);
    System.arraycopy(sealed, 0, wrapped, NONCE, sealed.length);
    return wrapped;
  }

  @Override
  public Optional<SecretBytes> unwrap(byte[] wrapped, byte[] context) {
    if (wrapped.length < NONCE + TAG_BITS / Byte.SIZE) {
      return Optional.empty();
    }
    byte[] nonce = Arrays.copyOf(wrapped, NONCE);
    return SoftwareKeystore.sound(
        () -> {
          Cipher cipher = cipher(Cipher.DECRYPT_MODE, nonce, context);
          try {
            byte[] plain = cipher.doFinal(wrapped, NONCE, wrapped.length - NONCE);
            return Optional.of(SecretBytes.take(plain));
          } catch (AEADBadTagException alteredOrElsewhere) {
            return Optional.empty();
          }
        });
  }

  private Cipher cipher(int mode, byte[] nonce, byte[] context) throws GeneralSecurityException {
    byte[] secret = epoch.key().revealSecret("to wrap or unwrap one key");
    Cipher cipher = Primitives.aesGcm();
    cipher.init(mode, new SecretKeySpec(secret, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
    Arrays.fill(secret, (byte) 0);
    cipher.updateAAD(context);
    return cipher;
  }
}
