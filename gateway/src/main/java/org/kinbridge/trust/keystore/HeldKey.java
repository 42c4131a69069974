package org.kinbridge.trust.keystore;

import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.util.Arrays;
import javax.crypto.SecretKey;
import org.kinbridge.disclosure.Owned;
import org.kinbridge.trust.key.SecretBytes;

/**
 * A symmetric key of a software keystore, in the form that ciphers and MACs take. It prints
 * nothing, is never serialised, and is overwritten when destroyed.
 */
@Owned(by = "the keystore that made it", lock = "this")
final class HeldKey implements SecretKey {
  private static final long serialVersionUID = 1L;
  private final transient byte[] bytes;
  private final String algorithm;
  private transient boolean destroyed;

  private HeldKey(byte[] bytes, String algorithm) {
    this.bytes = bytes;
    this.algorithm = algorithm;
  }

  static HeldKey aes(SecretBytes secret) {
    return new HeldKey(secret.revealSecret("to hold it as an AES key"), "AES");
  }

  static HeldKey hmac(SecretBytes secret) {
    return new HeldKey(secret.revealSecret("to hold it as an HMAC key"), "HmacSHA256");
  }

  @Override
  public String getAlgorithm() {
    return algorithm;
  }

  @Override
  public String getFormat() {
    return "RAW";
  }

  @Override
  public synchronized byte[] getEncoded() {
    if (destroyed) {
      throw new IllegalStateException("the key was destroyed");
    }
    return bytes.clone();
  }

  @Override
  public synchronized void destroy() {
    destroyed = true;
    Arrays.fill(bytes, (byte) 0);
  }

  @Override
  public synchronized boolean isDestroyed() {
    return destroyed;
  }

  private void writeObject(ObjectOutputStream out) throws NotSerializableException {
    throw new NotSerializableException("keys stay where they are");
  }

  @Override
  public String toString() {
    return "<secret>";
  }
}
