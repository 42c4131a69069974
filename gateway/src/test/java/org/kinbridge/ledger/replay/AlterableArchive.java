package org.kinbridge.ledger.replay;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.ledger.Leaf;
import org.kinbridge.ledger.entry.EntryId;
import org.kinbridge.ledger.entry.StoredEntry;
import org.kinbridge.ledger.tree.Head;
import org.kinbridge.ledger.tree.Node;
import org.kinbridge.vault.Transaction;
import org.kinbridge.vault.Transactions;

/** A copy of a log's tables that a test may alter as whoever owns the database can. */
public final class AlterableArchive implements Archive {
  private final Transactions transactions;
  public final NavigableMap<Long, Leaf> leaves = new TreeMap<>();
  public final Map<EntryId, StoredEntry> entries = new LinkedHashMap<>();
  public final Set<EntryId> queue = new LinkedHashSet<>();
  public final NavigableMap<Node.At, Sha256> nodes =
      new TreeMap<>(Comparator.comparingInt(Node.At::level).thenComparingLong(Node.At::index));
  public final NavigableMap<Long, String> checkpoints = new TreeMap<>();
  public final List<Head> heads = new ArrayList<>();

  public AlterableArchive(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public <T> T snapshot(Function<Transaction, T> work) {
    return transactions.call(work);
  }

  @Override
  public List<Leaf> leaves(Transaction snapshot, long from, int most) {
    return leaves.tailMap(from).values().stream().limit(most).toList();
  }

  @Override
  public List<StoredEntry> entries(Transaction snapshot, List<EntryId> ids) {
    return ids.stream().map(entries::get).filter(Objects::nonNull).toList();
  }

  @Override
  public List<EntryId> unnumbered(Transaction snapshot) {
    return unnumbered();
  }

  public List<EntryId> unnumbered() {
    Set<EntryId> unnumbered = new LinkedHashSet<>(entries.keySet());
    leaves.values().forEach(leaf -> unnumbered.remove(leaf.entry()));
    return List.copyOf(unnumbered);
  }

  @Override
  public List<EntryId> queued(Transaction snapshot) {
    return List.copyOf(queue);
  }

  @Override
  public List<Node> nodes(Transaction snapshot, int level, long from, int most) {
    return nodes.tailMap(new Node.At(level, from)).entrySet().stream()
        .takeWhile(node -> node.getKey().level() == level)
        .limit(most)
        .map(node -> new Node(node.getKey(), node.getValue()))
        .toList();
  }

  @Override
  public void eachCheckpoint(Transaction snapshot, Consumer<StoredCheckpoint> checkpoint) {
    checkpoints.forEach((size, note) -> checkpoint.accept(new StoredCheckpoint(size, note)));
  }

  @Override
  public void eachHead(Transaction snapshot, Consumer<Head> head) {
    heads.forEach(head);
  }
}
