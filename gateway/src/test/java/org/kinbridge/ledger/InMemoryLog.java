package org.kinbridge.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.ledger.entry.EntryId;
import org.kinbridge.ledger.entry.StoredCommon;
import org.kinbridge.ledger.entry.StoredEntry;
import org.kinbridge.ledger.replay.AlterableArchive;
import org.kinbridge.ledger.tree.Head;
import org.kinbridge.ledger.tree.Node;
import org.kinbridge.vault.InMemoryTransactions;
import org.kinbridge.vault.Transaction;
import org.kinbridge.vault.Transactions;

/** Journal and log writer in memory, over the transactions they share. */
public final class InMemoryLog implements Journal, LogWriter {
  private final Transactions transactions;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<EntryId, StoredEntry> entries = new LinkedHashMap<>();
  private final List<Leaf> leaves = new ArrayList<>();
  private final Map<EntryId, Leaf> numbered = new HashMap<>();
  private final Map<Node.At, Sha256> nodes = new LinkedHashMap<>();
  private final List<Head> heads = new ArrayList<>(List.of(Head.EMPTY));
  private final TreeMap<Long, String> checkpoints = new TreeMap<>();

  public InMemoryLog(Transactions transactions) {
    this.transactions = transactions;
  }

  /** A copy of everything, for a test that alters it. */
  AlterableArchive archive() {
    AlterableArchive copy = new AlterableArchive(transactions);
    leaves.forEach(leaf -> copy.leaves.put(leaf.seq(), leaf));
    copy.entries.putAll(entries);
    copy.queue.addAll(copy.unnumbered());
    copy.nodes.putAll(nodes);
    copy.heads.addAll(heads);
    copy.checkpoints.putAll(checkpoints);
    return copy;
  }

  @Override
  public void append(Transaction transaction, StoredEntry entry) {
    entries.put(entry.id(), entry);
    InMemoryTransactions.undo(transaction, () -> entries.remove(entry.id()));
  }

  @Override
  public Optional<StoredEntry> entry(Transaction transaction, EntryId id) {
    return Optional.ofNullable(entries.get(id));
  }

  @Override
  public Optional<StoredCommon> common(Transaction transaction, EntryId id) {
    return entry(transaction, id).map(StoredEntry::counted);
  }

  @Override
  public Optional<Leaf> leafOf(Transaction transaction, EntryId id) {
    return Optional.ofNullable(numbered.get(id));
  }

  @Override
  public List<Leaf> leavesOfExchange(Transaction transaction, Sha256 exchange) {
    return leaves.stream().filter(leaf -> leaf.data().exchange().equals(exchange)).toList();
  }

  @Override
  public List<Told> told(Transaction transaction, long from, int most) {
    return leaves.stream()
        .skip(from)
        .limit(most)
        .filter(leaf -> entries.containsKey(leaf.entry()))
        .map(leaf -> new Told(leaf, entries.get(leaf.entry()).counted()))
        .toList();
  }

  @Override
  public List<Node> nodes(Transaction transaction, List<Node.At> places) {
    return places.stream()
        .filter(nodes::containsKey)
        .map(at -> new Node(at, nodes.get(at)))
        .toList();
  }

  @Override
  public Optional<String> latestCheckpoint(Transaction transaction) {
    return Optional.ofNullable(checkpoints.lastEntry()).map(Map.Entry::getValue);
  }

  @Override
  public <T> Optional<T> turn(Function<Turn, T> work) {
    if (!lock.tryLock()) {
      return Optional.empty();
    }
    try {
      return Optional.of(transactions.call(tx -> work.apply(new MemoryTurn(tx))));
    } finally {
      lock.unlock();
    }
  }

  private final class MemoryTurn implements Turn {
    private final Transaction transaction;

    MemoryTurn(Transaction transaction) {
      this.transaction = transaction;
    }

    @Override
    public Head head() {
      return heads.getLast();
    }

    @Override
    public List<StoredCommon> pending(int most, Set<EntryId> except) {
      return entries.values().stream()
          .filter(entry -> !except.contains(entry.id()))
          .filter(entry -> leafOf(transaction, entry.id()).isEmpty())
          .limit(most)
          .map(StoredEntry::counted)
          .toList();
    }

    @Override
    public boolean extend(Head from, Head to, List<Leaf> added, List<Node> completed) {
      if (!head().equals(from)) {
        return false;
      }
      heads.add(to);
      leaves.addAll(added);
      added.forEach(leaf -> numbered.putIfAbsent(leaf.entry(), leaf));
      completed.forEach(node -> nodes.put(node.at(), node.hash()));
      InMemoryTransactions.undo(
          transaction,
          () -> {
            heads.removeLast();
            leaves.removeAll(added);
            added.forEach(leaf -> numbered.remove(leaf.entry(), leaf));
            completed.forEach(node -> nodes.remove(node.at()));
          });
      return true;
    }

    @Override
    public List<Leaf> leaves(long from, int most) {
      return leaves.stream().skip(from).limit(most).toList();
    }

    @Override
    public Optional<StoredCommon> entry(EntryId id) {
      return common(transaction, id);
    }

    @Override
    public Optional<String> latestCheckpoint() {
      return InMemoryLog.this.latestCheckpoint(transaction);
    }

    @Override
    public void publish(long size, String note) {
      if (checkpoints.putIfAbsent(size, note) == null) {
        InMemoryTransactions.undo(transaction, () -> checkpoints.remove(size));
      }
    }
  }
}
