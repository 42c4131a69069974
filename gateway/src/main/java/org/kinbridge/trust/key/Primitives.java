package org.kinbridge.trust.key;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.Signature;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.NoSuchPaddingException;

/**
 * The one place that says who computes: native AWS-LC where its library loads, the JDK where it
 * does not. Never Bouncy Castle, whose AES and SHA are pure Java; and never a name from a message:
 * each algorithm is a method here.
 */
public final class Primitives {
  private static final Optional<Provider> NATIVE = nativeProvider();

  private Primitives() {}

  /** Which implementation this process runs on, for the line a node prints at start. */
  public static String runsOn() {
    return NATIVE
        .map(provider -> provider.getName() + " " + provider.getVersionStr())
        .orElse("JDK " + Runtime.version());
  }

  /** ECDSA on P-256 with SHA-256, signatures as the 64 bytes r‖s (RFC 7518 section 3.4). */
  public static Signature es256() {
    return get(
        provider -> Signature.getInstance("SHA256withECDSAinP1363Format", provider),
        () -> Signature.getInstance("SHA256withECDSAinP1363Format"));
  }

  public static KeyAgreement ecdh() {
    return get(
        provider -> KeyAgreement.getInstance("ECDH", provider),
        () -> KeyAgreement.getInstance("ECDH"));
  }

  public static KeyPairGenerator ellipticKeys() {
    return get(
        provider -> KeyPairGenerator.getInstance("EC", provider),
        () -> KeyPairGenerator.getInstance("EC"));
  }

  public static KeyFactory ellipticKeyFactory() {
    return get(
        provider -> KeyFactory.getInstance("EC", provider), () -> KeyFactory.getInstance("EC"));
  }

  public static Cipher aesGcm() {
    return get(
        provider -> Cipher.getInstance("AES/GCM/NoPadding", provider),
        () -> Cipher.getInstance("AES/GCM/NoPadding"));
  }

  /** AES key wrap (RFC 3394): forty bytes per message, always the JDK's. */
  public static Cipher aesKeyWrap() {
    return get(
        provider -> Cipher.getInstance("AES/KW/NoPadding"),
        () -> Cipher.getInstance("AES/KW/NoPadding"));
  }

  public static Mac hmacSha256() {
    return get(
        provider -> Mac.getInstance("HmacSHA256", provider), () -> Mac.getInstance("HmacSHA256"));
  }

  /**
   * For many short messages, each under a key of its own: always the JDK's, which sets a key in
   * half the time that the way into the native library takes.
   */
  public static Mac hmacSha256OfManyKeys() {
    return get(provider -> Mac.getInstance("HmacSHA256"), () -> Mac.getInstance("HmacSHA256"));
  }

  /**
   * Checkpoints are signed by the JDK: they are few, and the native provider has no stable key
   * form.
   */
  public static Signature ed25519() {
    return get(
        provider -> Signature.getInstance("Ed25519"), () -> Signature.getInstance("Ed25519"));
  }

  private static Optional<Provider> nativeProvider() {
    try {
      return NativeLibrary.provider();
    } catch (NoClassDefFoundError notInstalled) {
      return Optional.empty();
    }
  }

  /**
   * A class of its own, so that a missing library is noticed when it is asked for, and not before.
   */
  private static final class NativeLibrary {
    static Optional<Provider> provider() {
      AmazonCorrettoCryptoProvider provider = AmazonCorrettoCryptoProvider.INSTANCE;
      return provider.getLoadingError() == null ? Optional.of(provider) : Optional.empty();
    }
  }

  private static <T> T get(FromProvider<T> fast, FromPlatform<T> otherwise) {
    try {
      return NATIVE.isPresent() ? fast.get(NATIVE.get()) : otherwise.get();
    } catch (NoSuchAlgorithmException | NoSuchPaddingException impossible) {
      throw new IllegalStateException("this Java lacks an algorithm of suite C1", impossible);
    }
  }

  private interface FromProvider<T> {
    T get(Provider provider) throws NoSuchAlgorithmException, NoSuchPaddingException;
  }

  private interface FromPlatform<T> {
    T get() throws NoSuchAlgorithmException, NoSuchPaddingException;
  }
}
