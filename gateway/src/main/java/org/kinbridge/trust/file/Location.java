package org.kinbridge.trust.file;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;

/**
 * Where a node's keystore is, and what it may be.
 *
 * @param data the node's data directory, which must not contain the keystore
 */
public record Location(Path keystore, Path data, Mode mode) {

  /** Demo mode takes demo keystores and example keys; production takes neither of them. */
  public enum Mode {
    PRODUCTION,
    DEMO
  }

  public Location {
    requireNonNull(keystore, "keystore is null");
    requireNonNull(data, "data is null");
    requireNonNull(mode, "mode is null");
  }
}
