package org.kinbridge.vault;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Bytes that nobody without the key can read, change or move: AES-256-GCM, 96-bit random nonce,
 * 128-bit tag, associated data always given.
 *
 * <p>WARNING: it hides neither length nor how often something is sealed. One key seals at most 2^32
 * bodies; a child's key seals a few thousand.
 */
public final class Aead {
  private static final String CIPHER = "AES/GCM/NoPadding";
  private static final int NONCE = 12;
  private static final int TAG = 16;

  private Aead() {}

  /** Nonce, ciphertext and tag. */
  public static byte[] seal(SecretKey key, byte[] associated, byte[] plain, SecureRandom random) {
    byte[] sealed = new byte[NONCE + plain.length + TAG];
    byte[] nonce = new byte[NONCE];
    random.nextBytes(nonce);
    System.arraycopy(nonce, 0, sealed, 0, NONCE);
    try {
      Cipher cipher = Cipher.getInstance(CIPHER);
      cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG * 8, nonce));
      cipher.updateAAD(associated);
      cipher.doFinal(plain, 0, plain.length, sealed, NONCE);
      return sealed;
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("this Java cannot seal", impossible);
    }
  }

  /** The plain bytes; empty unless key, associated data and every bit are those of the sealing. */
  public static Optional<byte[]> open(SecretKey key, byte[] associated, byte[] sealed) {
    if (sealed.length < NONCE + TAG) {
      return Optional.empty();
    }
    try {
      Cipher cipher = Cipher.getInstance(CIPHER);
      cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG * 8, sealed, 0, NONCE));
      cipher.updateAAD(associated);
      return Optional.of(cipher.doFinal(sealed, NONCE, sealed.length - NONCE));
    } catch (AEADBadTagException altered) {
      return Optional.empty();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("this Java cannot open what it sealed", impossible);
    }
  }

  /**
   * The fields one after the other, each behind its length: no two lists of fields give the same
   * bytes.
   */
  public static byte[] framed(String... fields) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(128);
    for (String field : fields) {
      byte[] bytes = field.getBytes(StandardCharsets.UTF_8);
      out.writeBytes(ByteBuffer.allocate(4).putInt(bytes.length).array());
      out.writeBytes(bytes);
    }
    return out.toByteArray();
  }
}
