package org.kinbridge.ledger.tree;

import java.util.List;
import org.kinbridge.disclosure.Sha256;

/**
 * Checks proofs against roots; needs no storage and trusts none (RFC 9162 sections 2.1.3.2 and
 * 2.1.4.2).
 */
public final class Proof {
  private Proof() {}

  /** Whether the path leads from the leaf, at that index, to the root. */
  public static boolean includes(Head head, long index, Sha256 leaf, List<Sha256> path) {
    if (index < 0 || index >= head.size()) {
      return false;
    }
    long fn = index;
    long sn = head.size() - 1;
    Sha256 root = leaf;
    for (Sha256 next : path) {
      if (sn == 0) {
        return false;
      }
      if ((fn & 1) == 1 || fn == sn) {
        root = Merkle.node(next, root);
        while (fn != 0 && (fn & 1) == 0) {
          fn >>= 1;
          sn >>= 1;
        }
      } else {
        root = Merkle.node(root, next);
      }
      fn >>= 1;
      sn >>= 1;
    }
    return sn == 0 && root.equals(head.root());
  }

  /** Whether {@code newer} is {@code older} with leaves added and nothing else changed. */
  public static boolean continues(Head older, Head newer, List<Sha256> path) {
    if (older.size() >= newer.size()) {
      return older.equals(newer) && path.isEmpty();
    }
    if (older.size() == 0) {
      return older.equals(Head.EMPTY) && path.isEmpty();
    }
    if (path.isEmpty()) {
      return false;
    }
    boolean whole = Long.bitCount(older.size()) == 1;
    return walk(
        older,
        newer,
        whole ? older.root() : path.getFirst(),
        path.subList(whole ? 0 : 1, path.size()));
  }

  private static boolean walk(Head older, Head newer, Sha256 first, List<Sha256> rest) {
    long fn = older.size() - 1;
    long sn = newer.size() - 1;
    while ((fn & 1) == 1) {
      fn >>= 1;
      sn >>= 1;
    }
    Sha256 fr = first;
    Sha256 sr = first;
    for (Sha256 next : rest) {
      if (sn == 0) {
        return false;
      }
      if ((fn & 1) == 1 || fn == sn) {
        fr = Merkle.node(next, fr);
        sr = Merkle.node(next, sr);
        while (fn != 0 && (fn & 1) == 0) {
          fn >>= 1;
          sn >>= 1;
        }
      } else {
        sr = Merkle.node(sr, next);
      }
      fn >>= 1;
      sn >>= 1;
    }
    return sn == 0 && fr.equals(older.root()) && sr.equals(newer.root());
  }
}
