package org.kinbridge.seal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.ProviderException;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.kinbridge.disclosure.Suite;
import org.kinbridge.trust.key.Base64Url;
import org.kinbridge.trust.key.EnvelopeAlgorithms;
import org.kinbridge.trust.key.OpeningKey;
import org.kinbridge.trust.key.Primitives;
import org.kinbridge.trust.key.SecretBytes;

/** A JWE in compact serialization (RFC 7516 section 7.1), five parts, each in its one spelling. */
final class CompactJwe {
  static final int IV = 12;
  static final int CEK = 32;
  private static final int TAG = 16;
  private static final int WRAPPED_CEK = CEK + 8;

  private final String encodedHeader;
  private final JweHeader header;
  private final byte[] wrappedKey;
  private final byte[] iv;
  private final byte[] sealed;

  private CompactJwe(
      String encodedHeader, JweHeader header, byte[] wrappedKey, byte[] iv, byte[] sealed) {
    this.encodedHeader = encodedHeader;
    this.header = header;
    this.wrappedKey = wrappedKey;
    this.iv = iv;
    this.sealed = sealed;
  }

  JweHeader header() {
    return header;
  }

  /** Everything that can be judged without a key; empty for every fault alike. */
  static Optional<CompactJwe> read(byte[] body) {
    String[] parts = new String(body, StandardCharsets.ISO_8859_1).split("\\.", 6);
    if (parts.length != 5) {
      return Optional.empty();
    }
    Optional<JweHeader> header = JweHeader.read(parts[0]);
    Optional<byte[]> wrappedKey = decode(parts[1], WRAPPED_CEK);
    Optional<byte[]> iv = decode(parts[2], IV);
    Optional<byte[]> ciphertext = Base64Url.decode(parts[3]);
    Optional<byte[]> tag = decode(parts[4], TAG);
    if (header.isEmpty()
        || wrappedKey.isEmpty()
        || iv.isEmpty()
        || ciphertext.isEmpty()
        || tag.isEmpty()) {
      return Optional.empty();
    }
    byte[] sealed = join(ciphertext.get(), tag.get());
    return Optional.of(new CompactJwe(parts[0], header.get(), wrappedKey.get(), iv.get(), sealed));
  }

  private static Optional<byte[]> decode(String text, int length) {
    return Base64Url.decode(text).filter(bytes -> bytes.length == length);
  }

  /**
   * The plaintext; empty when this is not sealed to {@code key} or was altered, every cause alike.
   *
   * <p>Providers tell a failed unwrap or tag by several checked exceptions and, when their library
   * refuses an input outright, by ProviderException: all of them mean "this does not open".
   */
  Optional<byte[]> open(OpeningKey key) {
    try (SecretBytes shared = key.agree(header.ephemeral())) {
      SecretKey cek = unwrap(kek(shared, key.suite(), header));
      Cipher cipher = Primitives.aesGcm();
      cipher.init(Cipher.DECRYPT_MODE, cek, new GCMParameterSpec(8 * TAG, iv));
      cipher.updateAAD(encodedHeader.getBytes(StandardCharsets.US_ASCII));
      return Optional.of(cipher.doFinal(sealed));
    } catch (GeneralSecurityException | ProviderException doesNotOpen) {
      return Optional.empty();
    }
  }

  private SecretKey unwrap(SecretKey kek) throws GeneralSecurityException {
    Cipher cipher = Primitives.aesKeyWrap();
    cipher.init(Cipher.UNWRAP_MODE, kek);
    return (SecretKey) cipher.unwrap(wrappedKey, "AES", Cipher.SECRET_KEY);
  }

  /** Seals {@code plaintext}; the caller gives each key and nonce and uses none of them again. */
  static byte[] seal(
      JweHeader header, SecretBytes shared, Suite suite, FreshSecrets fresh, byte[] plaintext) {
    String encodedHeader = header.encoded();
    byte[] cek = fresh.cek();
    byte[] iv = fresh.iv();
    try {
      SecretKey contentKey = new SecretKeySpec(cek, "AES");
      Cipher wrapping = Primitives.aesKeyWrap();
      wrapping.init(Cipher.WRAP_MODE, kek(shared, suite, header));
      byte[] wrapped = wrapping.wrap(contentKey);
      Cipher cipher = Primitives.aesGcm();
      cipher.init(Cipher.ENCRYPT_MODE, contentKey, new GCMParameterSpec(8 * TAG, iv));
      cipher.updateAAD(encodedHeader.getBytes(StandardCharsets.US_ASCII));
      byte[] sealed = cipher.doFinal(plaintext);
      return compact(encodedHeader, wrapped, iv, sealed);
    } catch (GeneralSecurityException broken) {
      throw new IllegalStateException("couldn't seal with fresh keys", broken);
    } finally {
      Arrays.fill(cek, (byte) 0);
    }
  }

  private static byte[] compact(String header, byte[] wrapped, byte[] iv, byte[] sealed) {
    int ciphertext = sealed.length - TAG;
    return String.join(
            ".",
            header,
            Base64Url.encode(wrapped),
            Base64Url.encode(iv),
            Base64Url.encode(Arrays.copyOf(sealed, ciphertext)),
            Base64Url.encode(Arrays.copyOfRange(sealed, ciphertext, sealed.length)))
        .getBytes(StandardCharsets.US_ASCII);
  }

  private static SecretKey kek(SecretBytes shared, Suite suite, JweHeader header) {
    byte[] z = shared.revealSecret("to derive the key that wraps one content key");
    byte[] key =
        ConcatKdf.derive(z, EnvelopeAlgorithms.of(suite).alg(), header.apu(), header.apv(), 256);
    SecretKey kek = new SecretKeySpec(key, "AES");
    Arrays.fill(z, (byte) 0);
    Arrays.fill(key, (byte) 0);
    return kek;
  }

  private static byte[] join(byte[] first, byte[] second) {
    byte[] whole = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, whole, first.length, second.length);
    return whole;
  }
}
