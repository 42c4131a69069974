package org.kinbridge.policy.request;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.Base64;

/**
 * The bytes of a file, decoded once. They are not copied for each who reads them, and nobody
 * changes them.
 */
public final class FileContent {
  private final byte[] bytes;

  public FileContent(byte[] bytes) {
    this.bytes = requireNonNull(bytes, "bytes is null");
  }

  public byte[] bytes() {
    return bytes;
  }

  public String base64() {
    return Base64.getEncoder().encodeToString(bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FileContent that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** Prints no content. */
  @Override
  public String toString() {
    return "<content of a file>";
  }
}
