package org.kinbridge.vault;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;

/** Sealed bytes (nonce, ciphertext, tag) and the id of the key that opens them. */
public final class SealedBody {
  private final KeyId key;
  private final byte[] bytes;

  public SealedBody(KeyId key, byte[] bytes) {
    this.key = requireNonNull(key, "key is null");
    this.bytes = bytes.clone();
  }

  public KeyId key() {
    return key;
  }

  public byte[] bytes() {
    return bytes.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SealedBody that
        && key.equals(that.key)
        && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return "sealed body of " + bytes.length + " bytes under " + key;
  }
}
