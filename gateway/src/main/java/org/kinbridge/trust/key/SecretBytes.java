package org.kinbridge.trust.key;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import org.kinbridge.disclosure.Owned;

/**
 * Key material. It prints nothing, compares with nothing and is overwritten when closed.
 *
 * <p>WARNING: the garbage collector may have moved copies that nobody can overwrite. Closing
 * shortens the time a heap dump is worth stealing; it does not make one worthless.
 */
@Owned(by = "whoever received it and closes it", lock = "this")
public final class SecretBytes implements AutoCloseable {
  private final byte[] bytes;
  private boolean closed;

  private SecretBytes(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Takes the array over: the caller keeps no reference and writes no copy. */
  public static SecretBytes take(byte[] bytes) {
    return new SecretBytes(requireNonNull(bytes, "bytes is null"));
  }

  public static SecretBytes copyOf(byte[] bytes) {
    return new SecretBytes(bytes.clone());
  }

  /** A copy, which the caller overwrites. {@code why} is for the reader of the call. */
  public synchronized byte[] revealSecret(String why) {
    requireNonNull(why, "why is null");
    if (closed) {
      throw new IllegalStateException("the secret was closed");
    }
    return bytes.clone();
  }

  public int length() {
    return bytes.length;
  }

  @Override
  public synchronized void close() {
    closed = true;
    Arrays.fill(bytes, (byte) 0);
  }

  @Override
  public String toString() {
    return "<secret>";
  }
}
