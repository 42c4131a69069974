package org.kinbridge.ledger;

import static java.util.Objects.requireNonNull;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.kinbridge.disclosure.Owned;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.ledger.entry.Entry;
import org.kinbridge.ledger.entry.EntryKind;
import org.kinbridge.ledger.entry.EntrySealing;
import org.kinbridge.ledger.entry.RecordedEntry;
import org.kinbridge.ledger.entry.RowChange;
import org.kinbridge.ledger.tree.Frontier;
import org.kinbridge.ledger.tree.Head;
import org.kinbridge.vault.KeyId;
import org.kinbridge.vault.Place;
import org.kinbridge.vault.Transaction;
import org.kinbridge.vault.Transactions;

/**
 * What the log says was written of some tables' rows, kept in memory. Each leaf is read once, and
 * what was read must have the root that a checkpoint signs: nothing can be left out. So a row that
 * was deleted, or put back with its own good seal, is found when it is used.
 *
 * <p>WARNING: it knows nothing of the moment before a checkpoint, and nothing of a log that was put
 * back whole while no node ran.
 */
@Owned(by = "one node", lock = "turns")
public final class Recollection {
  private static final System.Logger LOG = System.getLogger(Recollection.class.getName());
  private static final int PAGE = 1_000;

  /** Half of a digest of table and row: small, as there may be millions. */
  private record Id(long high, long low) {
    static Id of(String table, String row) {
      byte[] name = (table + " " + row).getBytes(StandardCharsets.UTF_8);
      ByteBuffer digest = ByteBuffer.wrap(Sha256.of(name).bytes());
      return new Id(digest.getLong(), digest.getLong());
    }
  }

  private final Journal journal;
  private final EntrySealing sealing;
  private final Function<Transaction, Optional<Checkpoint>> latest;
  private final Set<String> tables;
  private final ReentrantLock turns = new ReentrantLock();
  private final Map<Id, Long> newest = new HashMap<>();
  private final Set<String> erased = new HashSet<>();
  private Frontier frontier = Frontier.EMPTY;
  private Optional<LogBroken> broken = Optional.empty();

  Recollection(
      Journal journal,
      EntrySealing sealing,
      Function<Transaction, Optional<Checkpoint>> latest,
      Set<String> tables) {
    this.journal = requireNonNull(journal, "journal is null");
    this.sealing = requireNonNull(sealing, "sealing is null");
    this.latest = requireNonNull(latest, "latest is null");
    this.tables = Set.copyOf(tables);
  }

  /** Reads the log as it is now. A broken one is said at the next question. */
  public void begin(Transactions transactions) {
    transactions.run(
        transaction -> {
          Ahead ahead = ahead(transaction);
          turns.lock();
          try {
            broken = broken.or(() -> follow(transaction, ahead));
          } finally {
            turns.unlock();
          }
        });
  }

  /**
   * The version of that row which was written last; 0 where none was, or the row was removed.
   *
   * @throws LogBroken when the log in the database is not the one that was signed
   */
  public long newest(Transaction transaction, String table, String row) {
    return followed(transaction, () -> newest.getOrDefault(Id.of(table, row), 0L));
  }

  /** The same of each of several, in one breath. */
  public Map<String, Long> newest(Transaction transaction, String table, Set<String> rows) {
    return followed(
        transaction,
        () ->
            rows.stream()
                .collect(
                    Collectors.toMap(
                        row -> row, row -> newest.getOrDefault(Id.of(table, row), 0L))));
  }

  /**
   * That the key was destroyed by an erasure: whoever deletes it from the table writes no entry.
   *
   * @throws LogBroken when the log in the database is not the one that was signed
   */
  public boolean erased(Transaction transaction, KeyId key) {
    return followed(transaction, () -> erased.contains(key.toString()));
  }

  private <T> T followed(Transaction transaction, Supplier<T> answer) {
    Ahead ahead = ahead(transaction);
    turns.lock();
    try {
      broken = broken.or(() -> follow(transaction, ahead));
      if (broken.isPresent()) {
        throw broken.get();
      }
      return answer.get();
    } finally {
      turns.unlock();
    }
  }

  /**
   * What a caller read before its turn: the first leaves after those that were known. Nobody waits
   * for anybody else's storage, unless there is more than a page to read.
   */
  private record Ahead(long from, Head head, List<Journal.Told> page) {}

  private Ahead ahead(Transaction transaction) {
    long from = size();
    Head head = latest.apply(transaction).map(Checkpoint::head).orElse(Head.EMPTY);
    return new Ahead(from, head, read(transaction, from, head));
  }

  private long size() {
    turns.lock();
    try {
      return frontier.size();
    } finally {
      turns.unlock();
    }
  }

  private List<Journal.Told> read(Transaction transaction, long from, Head head) {
    return from < head.size()
        ? journal.told(transaction, from, (int) Math.min(PAGE, head.size() - from))
        : List.of();
  }

  /**
   * Reads on to the checkpoint; what is wrong with the log, where something is. Where another
   * caller went further meanwhile, that one compared with a later checkpoint.
   */
  private Optional<LogBroken> follow(Transaction transaction, Ahead ahead) {
    Head head = ahead.head();
    if (head.size() < ahead.from()) {
      return broken("the log was put back from size " + ahead.from() + " to " + head.size());
    }
    int passed = (int) Math.min(frontier.size() - ahead.from(), ahead.page().size());
    List<Journal.Told> page = ahead.page().subList(passed, ahead.page().size());
    while (frontier.size() < head.size()) {
      Optional<LogBroken> wrong =
          page(page.isEmpty() ? read(transaction, frontier.size(), head) : page);
      if (wrong.isPresent()) {
        return wrong;
      }
      page = List.of();
    }
    return frontier.size() > head.size() || frontier.head().equals(head)
        ? Optional.empty()
        : broken("the leaves do not have the root of checkpoint " + head.size());
  }

  private Optional<LogBroken> page(List<Journal.Told> page) {
    List<Sha256> hashes = new ArrayList<>();
    List<RowChange> changes = new ArrayList<>();
    for (Journal.Told told : page) {
      long seq = frontier.size() + hashes.size();
      Optional<RecordedEntry> entry =
          Optional.of(told.entry())
              .filter(stored -> told.leaf().seq() == seq)
              .filter(stored -> stored.leaf().equals(told.leaf().data()))
              .flatMap(sealing::openCommon);
      if (entry.isEmpty()) {
        return broken("leaf " + seq + " or its entry is not as this node wrote it");
      }
      hashes.add(told.leaf().data().hash());
      changes.addAll(entry.get().rows());
      if (entry.get().kind() == EntryKind.ERASURE) {
        erased.add(entry.get().common().path(Entry.ERASED_KEY).asText());
      }
    }
    if (page.isEmpty()) {
      return broken("leaf " + frontier.size() + " or its entry is missing");
    }
    changes.stream().filter(change -> tables.contains(change.row().table())).forEach(this::note);
    frontier = frontier.plus(hashes, completed -> {});
    return Optional.empty();
  }

  private void note(RowChange change) {
    Place row = change.row();
    Id id = Id.of(row.table(), row.row());
    switch (change.now()) {
      case THERE -> newest.merge(id, row.version(), Math::max);
      case GONE -> newest.remove(id);
    }
  }

  private static Optional<LogBroken> broken(String what) {
    LOG.log(System.Logger.Level.ERROR, "ALARM log-broken: {0}", what);
    return Optional.of(new LogBroken(what));
  }
}
