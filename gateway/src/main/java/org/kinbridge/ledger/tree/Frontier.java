package org.kinbridge.ledger.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.kinbridge.disclosure.Sha256;

/**
 * What a growing tree needs to remember: the roots of its complete subtrees, left to right, one for
 * each bit of its size. Immutable: a batch grows a new frontier, and only a kept batch replaces the
 * old one.
 */
public record Frontier(long size, List<Sha256> roots) {
  public static final Frontier EMPTY = new Frontier(0, List.of());

  public Frontier {
    roots = List.copyOf(roots);
    if (roots.size() != Long.bitCount(size)) {
      throw new IllegalArgumentException("a frontier has one root for each bit of its size");
    }
  }

  /** Adds leaves; {@code completed} gets each node that became complete, leaves included. */
  public Frontier plus(List<Sha256> leaves, Consumer<Node> completed) {
    List<Sha256> stack = new ArrayList<>(roots);
    long grown = size;
    for (Sha256 leaf : leaves) {
      Sha256 hash = leaf;
      completed.accept(new Node(new Node.At(0, grown), hash));
      int level = 0;
      for (long carry = grown; (carry & 1) == 1; carry >>= 1) {
        level++;
        hash = Merkle.node(stack.removeLast(), hash);
        completed.accept(new Node(new Node.At(level, grown >> level), hash));
      }
      stack.add(hash);
      grown++;
    }
    return new Frontier(grown, stack);
  }

  public Head head() {
    if (roots.isEmpty()) {
      return Head.EMPTY;
    }
    Sha256 root = roots.getLast();
    for (int i = roots.size() - 2; i >= 0; i--) {
      root = Merkle.node(roots.get(i), root);
    }
    return new Head(size, root);
  }
}
