package org.kinbridge.ledger.replay;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.ledger.Leaf;
import org.kinbridge.ledger.entry.EntryId;
import org.kinbridge.ledger.entry.StoredEntry;
import org.kinbridge.ledger.tree.Frontier;
import org.kinbridge.ledger.tree.Merkle;
import org.kinbridge.ledger.tree.Node;
import org.kinbridge.vault.Transaction;

/**
 * Walks the leaves in order. Where a leaf is gone or changed, its stored hash stands in for it:
 * when the next checkpoint is met with it, that one leaf is what was touched.
 */
final class LeafReplay {
  private static final int PAGE = 2_000;

  /** Gets each leaf that is there, with the entry it names. */
  interface EachLeaf {
    void accept(Leaf leaf, Optional<StoredEntry> entry);
  }

  private final Archive archive;
  private final Transaction snapshot;
  private final Findings findings;

  LeafReplay(Archive archive, Transaction snapshot, Findings findings) {
    this.archive = archive;
    this.snapshot = snapshot;
    this.findings = findings;
  }

  /** The tree as far as leaves, or their stored hashes, go. */
  Frontier run(Milestones milestones, EachLeaf each) {
    Frontier frontier = Frontier.EMPTY;
    milestones.reached(frontier.head());
    while (true) {
      List<Sha256> page = page(frontier.size(), each);
      if (page.isEmpty()) {
        return frontier;
      }
      frontier = grown(frontier, page, milestones);
    }
  }

  private static Frontier grown(Frontier from, List<Sha256> page, Milestones milestones) {
    Frontier frontier = from;
    long end = from.size() + page.size();
    while (frontier.size() < end) {
      long stop = Math.min(end, milestones.after(frontier.size()).orElse(end));
      int begin = (int) (frontier.size() - from.size());
      frontier = frontier.plus(page.subList(begin, (int) (stop - from.size())), node -> {});
      milestones.reached(frontier.head());
    }
    return frontier;
  }

  /** Hashes of the next leaves, without a gap. */
  private List<Sha256> page(long from, EachLeaf each) {
    Map<Long, Leaf> leaves = new HashMap<>();
    archive.leaves(snapshot, from, PAGE).stream()
        .filter(leaf -> leaf.seq() < from + PAGE)
        .forEach(leaf -> leaves.put(leaf.seq(), leaf));
    Map<Long, Sha256> hashes = new HashMap<>();
    archive.nodes(snapshot, 0, from, PAGE).stream()
        .filter(node -> node.at().index() < from + PAGE)
        .forEach(node -> hashes.put(node.at().index(), node.hash()));
    Map<EntryId, StoredEntry> entries = new HashMap<>();
    List<EntryId> named = leaves.values().stream().map(Leaf::entry).toList();
    archive.entries(snapshot, named).forEach(entry -> entries.put(entry.id(), entry));

    List<Sha256> page = new ArrayList<>();
    for (long seq = from; leaves.containsKey(seq) || hashes.containsKey(seq); seq++) {
      Optional<Leaf> leaf = Optional.ofNullable(leaves.get(seq));
      Optional<StoredEntry> entry =
          leaf.flatMap(at -> Optional.ofNullable(entries.get(at.entry())));
      leaf.ifPresent(there -> each.accept(there, entry));
      page.add(hash(seq, leaf, entry, Optional.ofNullable(hashes.get(seq))));
    }
    return page;
  }

  private Sha256 hash(
      long seq, Optional<Leaf> leaf, Optional<StoredEntry> entry, Optional<Sha256> stored) {
    if (leaf.isEmpty()) {
      findings.add(Finding.Kind.LEAF_MISSING, "leaf " + seq);
      return stored.orElseThrow();
    }
    Sha256 own = leaf.get().data().hash();
    if (stored.isEmpty() || stored.get().equals(own)) {
      stored.ifPresentOrElse(
          same -> {}, () -> findings.add(Finding.Kind.NODE_ALTERED, "node 0/" + seq));
      return own;
    }
    boolean entryAgreesWithLeaf =
        entry.filter(named -> named.leaf().hash().equals(own)).isPresent();
    if (!entryAgreesWithLeaf) {
      findings.add(Finding.Kind.LEAF_ALTERED, "leaf " + seq);
      return stored.get();
    }
    return reordered(seq, own, stored.get());
  }

  /**
   * Leaf and entry agree, the stored hash does not: a hash was changed, or whole leaves changed
   * places.
   */
  private Sha256 reordered(long seq, Sha256 own, Sha256 stored) {
    findings.add(Finding.Kind.LEAF_ALTERED, "leaf " + seq + ", or its stored hash,");
    return parentHasStored(seq) ? stored : own;
  }

  private boolean parentHasStored(long seq) {
    List<Node> pair = archive.nodes(snapshot, 0, seq & ~1L, 2);
    List<Node> parent = archive.nodes(snapshot, 1, seq >> 1, 1);
    if (pair.size() < 2 || parent.isEmpty() || parent.getFirst().at().index() != seq >> 1) {
      return false;
    }
    return Merkle.node(pair.getFirst().hash(), pair.getLast().hash())
        .equals(parent.getFirst().hash());
  }
}
