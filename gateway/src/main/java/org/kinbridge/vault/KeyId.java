package org.kinbridge.vault;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/**
 * A key of one child, or of the log; random. After the key's erasure the id stays, naming nothing.
 */
public record KeyId(UUID value) {
  public KeyId {
    requireNonNull(value, "value is null");
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
