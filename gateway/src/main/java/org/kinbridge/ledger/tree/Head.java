package org.kinbridge.ledger.tree;

import static java.util.Objects.requireNonNull;

import org.kinbridge.disclosure.Sha256;

/** How many leaves, and the root over them. Nobody signed it yet. */
public record Head(long size, Sha256 root) {
  public static final Head EMPTY = new Head(0, Merkle.EMPTY);

  public Head {
    requireNonNull(root, "root is null");
    if (size < 0) {
      throw new IllegalArgumentException("a tree has no negative size");
    }
  }
}
