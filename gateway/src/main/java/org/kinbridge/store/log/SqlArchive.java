package org.kinbridge.store.log;

import static java.util.Objects.requireNonNull;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.ledger.Leaf;
import org.kinbridge.ledger.entry.EntryId;
import org.kinbridge.ledger.entry.StoredEntry;
import org.kinbridge.ledger.replay.Archive;
import org.kinbridge.ledger.tree.Head;
import org.kinbridge.ledger.tree.Node;
import org.kinbridge.store.database.Database;
import org.kinbridge.store.database.Sql;
import org.kinbridge.vault.Transaction;

/** The ledger's tables, read whole. */
public final class SqlArchive implements Archive {
  private final Database database;

  public SqlArchive(Database database) {
    this.database = requireNonNull(database, "database is null");
  }

  @Override
  public <T> T snapshot(Function<Transaction, T> work) {
    return database.call(
        transaction -> {
          Sql.in(
              transaction,
              "take a snapshot",
              c -> {
                try (PreparedStatement set =
                    c.prepareStatement(
                        "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")) {
                  return set.execute();
                }
              });
          return work.apply(transaction);
        });
  }

  @Override
  public List<Leaf> leaves(Transaction snapshot, long from, int most) {
    return Sql.in(
        snapshot,
        "read leaves",
        c -> {
          try (PreparedStatement select =
              c.prepareStatement(
                  "SELECT seq, entry, record, exchange FROM ledger_leaf WHERE seq >= ? ORDER BY seq"
                      + " LIMIT ?")) {
            select.setLong(1, from);
            select.setInt(2, most);
            return all(select, SqlEntries::leaf);
          }
        });
  }

  @Override
  public List<StoredEntry> entries(Transaction snapshot, List<EntryId> ids) {
    return Sql.in(
        snapshot,
        "read ledger entries",
        c -> SqlEntries.read(c, ids.stream().map(EntryId::value).toList()));
  }

  @Override
  public List<EntryId> unnumbered(Transaction snapshot) {
    return entryIds(
        snapshot,
        "SELECT e.id FROM ledger_entry e LEFT JOIN ledger_pending p ON p.entry = e.id WHERE NOT"
            + " EXISTS (SELECT FROM ledger_leaf l WHERE l.entry = e.id) ORDER BY p.arrived");
  }

  @Override
  public List<EntryId> queued(Transaction snapshot) {
    return entryIds(snapshot, "SELECT entry FROM ledger_pending ORDER BY arrived");
  }

  private static List<EntryId> entryIds(Transaction snapshot, String query) {
    return Sql.in(
        snapshot,
        "read entry ids",
        c -> {
          try (PreparedStatement select = c.prepareStatement(query)) {
            return all(select, row -> new EntryId(row.getObject(1, java.util.UUID.class)));
          }
        });
  }

  @Override
  public List<Node> nodes(Transaction snapshot, int level, long from, int most) {
    return Sql.in(
        snapshot,
        "read nodes of the log",
        c -> {
          try (PreparedStatement select =
              c.prepareStatement(
                  "SELECT level, position, hash FROM ledger_node WHERE level = ? AND position >= ?"
                      + " ORDER BY position LIMIT ?")) {
            select.setInt(1, level);
            select.setLong(2, from);
            select.setInt(3, most);
            return all(
                select,
                row ->
                    new Node(
                        new Node.At(row.getInt(1), row.getLong(2)), Sha256.wrap(row.getBytes(3))));
          }
        });
  }

  @Override
  public void eachCheckpoint(Transaction snapshot, Consumer<StoredCheckpoint> checkpoint) {
    each(
        snapshot,
        "SELECT size, note FROM ledger_checkpoint ORDER BY size",
        row -> new StoredCheckpoint(row.getLong(1), row.getString(2)),
        checkpoint);
  }

  @Override
  public void eachHead(Transaction snapshot, Consumer<Head> head) {
    each(
        snapshot,
        "SELECT size, root FROM ledger_head ORDER BY size",
        row -> new Head(row.getLong(1), Sha256.wrap(row.getBytes(2))),
        head);
  }

  private interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  private static <T> void each(
      Transaction snapshot, String query, Row<T> read, Consumer<T> consumer) {
    Sql.in(
        snapshot,
        "read the log's heads",
        c -> {
          try (PreparedStatement select = c.prepareStatement(query)) {
            select.setFetchSize(1_000);
            try (ResultSet rows = select.executeQuery()) {
              while (rows.next()) {
                consumer.accept(read.read(rows));
              }
            }
            return true;
          }
        });
  }

  private static <T> List<T> all(PreparedStatement select, Row<T> read) throws SQLException {
    List<T> all = new ArrayList<>();
    try (ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        all.add(read.read(rows));
      }
    }
    return all;
  }
}
