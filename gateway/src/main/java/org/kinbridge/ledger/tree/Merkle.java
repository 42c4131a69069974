package org.kinbridge.ledger.tree;

import org.kinbridge.disclosure.Sha256;

/**
 * The hashes of RFC 6962 section 2.1: leaves and nodes differ in their first byte, so neither
 * passes for the other.
 */
public final class Merkle {
  static final Sha256 EMPTY = Sha256.of(new byte[0]);
  private static final byte[] LEAF = {0};
  private static final byte[] NODE = {1};

  private Merkle() {}

  static Sha256 leaf(byte[] data) {
    return Sha256.of(LEAF, data);
  }

  public static Sha256 node(Sha256 left, Sha256 right) {
    return Sha256.of(NODE, left.bytes(), right.bytes());
  }
}
