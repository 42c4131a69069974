package org.kinbridge.sign.withheld;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kinbridge.disclosure.Owned;
import org.kinbridge.disclosure.Sha256;

/**
 * The nodes of one tree, by slot. A slot's place in the tree is its number with some bits turned
 * over, the same for all slots, so that runs of slots stay whole subtrees wherever they are.
 */
@Owned(by = "whoever makes or checks one tree", lock = "none: one thread")
final class Nodes {
  private static final byte[] NODE = {1};

  /** A subtree: the slots from {@code index << level} on, as many as {@code 1 << level}. */
  record At(int level, int index) {
    int from() {
      return index << level;
    }

    int to() {
      return (index + 1) << level;
    }
  }

  /** Where the nodes come from that are not made of their halves. */
  interface Known {
    Optional<byte[]> at(At node);
  }

  private final TreeSize size;
  private final int turned;
  private final Known known;
  private final Map<At, byte[]> made = new HashMap<>();

  Nodes(TreeSize size, int turned, Known known) {
    this.size = size;
    this.turned = turned;
    this.known = known;
  }

  /** The largest subtrees that together are these slots, in their order. */
  static List<At> cover(int from, int to) {
    List<At> cover = new ArrayList<>();
    for (int slot = from; slot < to; slot = cover.getLast().to()) {
      int level = Integer.numberOfTrailingZeros(slot); // 32 for the first, which may be of any size
      while (slot + (1L << level) > to) {
        level--;
      }
      cover.add(new At(level, slot >> level));
    }
    return cover;
  }

  byte[] root() {
    return node(new At(size.levels(), 0));
  }

  List<byte[]> of(List<At> nodes) {
    return nodes.stream().map(this::node).toList();
  }

  byte[] node(At at) {
    byte[] before = made.get(at);
    if (before != null) {
      return before;
    }
    byte[] node = known.at(at).orElseGet(() -> halves(at));
    if (at.level() > 0) {
      made.put(at, node);
    }
    return node;
  }

  private byte[] halves(At at) {
    if (at.level() == 0) {
      throw new IllegalArgumentException("nobody knows the leaf of slot " + at.index());
    }
    int below = at.level() - 1;
    byte[] lower = node(new At(below, 2 * at.index()));
    byte[] upper = node(new At(below, 2 * at.index() + 1));
    boolean swapped = (turned >> below & 1) == 1;
    return swapped ? parent(upper, lower) : parent(lower, upper);
  }

  static byte[] parent(byte[] left, byte[] right) {
    return Sha256.of(NODE, left, right).bytes();
  }

  int place(int slot) {
    return slot ^ turned;
  }

  /** The neighbours on the way from a leaf to the root. */
  List<Sha256> audit(int slot) {
    List<Sha256> path = new ArrayList<>();
    for (int level = 0; level < size.levels(); level++) {
      path.add(Sha256.wrap(node(new At(level, slot >> level ^ 1))));
    }
    return path;
  }
}
