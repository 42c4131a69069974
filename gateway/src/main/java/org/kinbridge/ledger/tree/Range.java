package org.kinbridge.ledger.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.kinbridge.disclosure.Sha256;

/**
 * Leaves {@code from} up to and without {@code to}, as RFC 6962 section 2.1 splits them: the hash
 * of a range is made of complete subtrees, so a proof reads a few stored nodes and no leaves.
 */
public record Range(long from, long to) {
  public Range {
    if (from < 0 || to <= from) {
      throw new IllegalArgumentException("a range has at least one leaf");
    }
  }

  /** The hashes that lead from a leaf to the root, bottom first. */
  public static List<Range> inclusion(long index, long size) {
    List<Range> path = new ArrayList<>();
    new Range(0, size).inclusion(index, path);
    return path;
  }

  /**
   * The hashes that show the tree of {@code old} leaves to be the beginning of the tree of {@code
   * size}.
   */
  public static List<Range> consistency(long old, long size) {
    List<Range> path = new ArrayList<>();
    if (old > 0 && old < size) {
      new Range(0, size).consistency(old, Known.ROOT, path);
    }
    return path;
  }

  /**
   * Whether the verifier already has the hash of the old part of a range: only along the left edge.
   */
  private enum Known {
    ROOT,
    NOTHING
  }

  private void inclusion(long index, List<Range> path) {
    if (to - from == 1) {
      return;
    }
    long middle = middle();
    if (index < middle) {
      new Range(from, middle).inclusion(index, path);
      path.add(new Range(middle, to));
    } else {
      new Range(middle, to).inclusion(index, path);
      path.add(new Range(from, middle));
    }
  }

  private void consistency(long old, Known known, List<Range> path) {
    if (old == to) {
      if (known == Known.NOTHING) {
        path.add(this);
      }
      return;
    }
    long middle = middle();
    if (old <= middle) {
      new Range(from, middle).consistency(old, known, path);
      path.add(new Range(middle, to));
    } else {
      new Range(middle, to).consistency(old, Known.NOTHING, path);
      path.add(new Range(from, middle));
    }
  }

  /** The stored nodes it is made of. */
  public List<Node.At> nodes() {
    List<Node.At> nodes = new ArrayList<>();
    collect(nodes);
    return nodes;
  }

  private void collect(List<Node.At> nodes) {
    if (complete()) {
      nodes.add(node());
    } else {
      new Range(from, middle()).collect(nodes);
      new Range(middle(), to).collect(nodes);
    }
  }

  public Sha256 hash(Function<Node.At, Sha256> stored) {
    if (complete()) {
      return stored.apply(node());
    }
    return Merkle.node(
        new Range(from, middle()).hash(stored), new Range(middle(), to).hash(stored));
  }

  private boolean complete() {
    return Long.bitCount(to - from) == 1 && from % (to - from) == 0;
  }

  private Node.At node() {
    int level = Long.numberOfTrailingZeros(to - from);
    return new Node.At(level, from >> level);
  }

  /** After the largest power of two of leaves that is smaller than all. */
  private long middle() {
    return from + Long.highestOneBit(to - from - 1);
  }
}
