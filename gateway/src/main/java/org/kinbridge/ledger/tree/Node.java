package org.kinbridge.ledger.tree;

import static java.util.Objects.requireNonNull;

import org.kinbridge.disclosure.Sha256;

/**
 * The root of a complete subtree of 2^level leaves, the {@code index}-th of that level. Never
 * changes once there.
 */
public record Node(At at, Sha256 hash) {

  /** Where: level 0 are the leaves. */
  public record At(int level, long index) {
    public At {
      if (level < 0 || level > 62 || index < 0) {
        throw new IllegalArgumentException("no such node");
      }
    }
  }

  public Node {
    requireNonNull(at, "at is null");
    requireNonNull(hash, "hash is null");
  }
}
