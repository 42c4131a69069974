package org.kinbridge.ledger.replay;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.ledger.tree.Merkle;
import org.kinbridge.ledger.tree.Node;
import org.kinbridge.vault.Transaction;

/** Each stored node above the leaves against the two below it. */
final class NodeReplay {
  private static final int PAGE = 2_000;

  private final Archive archive;
  private final Transaction snapshot;
  private final Findings findings;

  NodeReplay(Archive archive, Transaction snapshot, Findings findings) {
    this.archive = archive;
    this.snapshot = snapshot;
    this.findings = findings;
  }

  /**
   * @param size how many leaves there are: which nodes there must be
   */
  void run(long size) {
    int level = 1;
    for (long nodes = size >> 1; nodes > 0; nodes >>= 1) {
      for (long from = 0; from < nodes; from += PAGE) {
        page(level, from, Math.min(PAGE, nodes - from));
      }
      level++;
    }
  }

  private void page(int level, long from, long count) {
    Map<Long, Sha256> below = byIndex(archive.nodes(snapshot, level - 1, 2 * from, 2 * PAGE));
    Map<Long, Sha256> here = byIndex(archive.nodes(snapshot, level, from, PAGE));
    for (long index = from; index < from + count; index++) {
      Sha256 left = below.get(2 * index);
      Sha256 right = below.get(2 * index + 1);
      Sha256 node = here.get(index);
      if (node == null || left == null || right == null || !node.equals(Merkle.node(left, right))) {
        findings.add(Finding.Kind.NODE_ALTERED, "node " + level + "/" + index);
      }
    }
  }

  private static Map<Long, Sha256> byIndex(List<Node> nodes) {
    Map<Long, Sha256> byIndex = new HashMap<>();
    nodes.forEach(node -> byIndex.put(node.at().index(), node.hash()));
    return byIndex;
  }
}
