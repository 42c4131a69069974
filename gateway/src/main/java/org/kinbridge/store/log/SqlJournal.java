package org.kinbridge.store.log;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.ledger.Journal;
import org.kinbridge.ledger.Leaf;
import org.kinbridge.ledger.entry.EntryId;
import org.kinbridge.ledger.entry.StoredCommon;
import org.kinbridge.ledger.entry.StoredEntry;
import org.kinbridge.ledger.tree.Node;
import org.kinbridge.store.database.Sql;
import org.kinbridge.vault.SealedBody;
import org.kinbridge.vault.Transaction;

/**
 * The ledger as the application's role may use it: add entries, read everything, change nothing.
 */
public final class SqlJournal implements Journal {
  private static final String LEAF = "SELECT seq, entry, record, exchange FROM ledger_leaf WHERE ";

  @Override
  public void append(Transaction transaction, StoredEntry entry) {
    Sql.in(
        transaction,
        "append a ledger entry",
        c -> {
          insertEntry(c, entry);
          insertParts(c, entry);
          return entry;
        });
  }

  /** One statement and so one round trip; the queue's row references the entry's. */
  private static void insertEntry(Connection connection, StoredEntry entry) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "WITH added AS (INSERT INTO ledger_entry (id, leaf, common) VALUES (?, ?, ?) RETURNING"
                + " id) INSERT INTO ledger_pending (entry) SELECT id FROM added")) {
      insert.setObject(1, entry.id().value());
      insert.setBytes(2, entry.leaf().bytes());
      insert.setBytes(3, entry.common().bytes());
      insert.executeUpdate();
    }
  }

  private static void insertParts(Connection connection, StoredEntry entry) throws SQLException {
    if (entry.parts().isEmpty()) {
      return;
    }
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO ledger_part (entry, position, key_id, sealed) VALUES (?, ?, ?, ?)")) {
      int position = 0;
      for (SealedBody part : entry.parts()) {
        insert.setObject(1, entry.id().value());
        insert.setShort(2, (short) position++);
        insert.setObject(3, part.key().value());
        insert.setBytes(4, part.bytes());
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  @Override
  public Optional<StoredEntry> entry(Transaction transaction, EntryId id) {
    return Sql.in(
        transaction,
        "read a ledger entry",
        c -> SqlEntries.read(c, List.of(id.value())).stream().findFirst());
  }

  @Override
  public Optional<StoredCommon> common(Transaction transaction, EntryId id) {
    return Sql.in(
        transaction,
        "read the common part of a ledger entry",
        c -> SqlEntries.common(c, List.of(id.value())).stream().findFirst());
  }

  @Override
  public Optional<Leaf> leafOf(Transaction transaction, EntryId id) {
    return Sql.in(
        transaction,
        "read a leaf",
        c -> {
          try (PreparedStatement select = c.prepareStatement(LEAF + "entry = ?")) {
            select.setObject(1, id.value());
            return leaves(select).stream().findFirst();
          }
        });
  }

  @Override
  public List<Leaf> leavesOfExchange(Transaction transaction, Sha256 exchange) {
    return Sql.in(
        transaction,
        "find a leaf",
        c -> {
          try (PreparedStatement select = c.prepareStatement(LEAF + "exchange = ? ORDER BY seq")) {
            select.setBytes(1, exchange.bytes());
            return leaves(select);
          }
        });
  }

  @Override
  public List<Told> told(Transaction transaction, long from, int most) {
    return Sql.in(
        transaction,
        "read what the log was told",
        c -> {
          try (PreparedStatement select =
              c.prepareStatement(
                  "SELECT seq, entry, record, exchange, leaf, common FROM ledger_leaf JOIN"
                      + " ledger_entry ON ledger_entry.id = entry WHERE seq >= ? ORDER BY seq LIMIT"
                      + " ?")) {
            select.setLong(1, from);
            select.setInt(2, most);
            return told(select);
          }
        });
  }

  private static List<Told> told(PreparedStatement select) throws SQLException {
    List<Told> told = new ArrayList<>();
    try (ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        Leaf leaf = SqlEntries.leaf(rows);
        told.add(
            new Told(leaf, SqlEntries.common(leaf.entry(), rows.getBytes(5), rows.getBytes(6))));
      }
    }
    return told;
  }

  private static List<Leaf> leaves(PreparedStatement select) throws SQLException {
    List<Leaf> leaves = new ArrayList<>();
    try (ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        leaves.add(SqlEntries.leaf(rows));
      }
    }
    return leaves;
  }

  @Override
  public List<Node> nodes(Transaction transaction, List<Node.At> places) {
    return Sql.in(
        transaction,
        "read nodes of the log",
        c -> {
          try (PreparedStatement select =
              c.prepareStatement(
                  "SELECT level, position, hash FROM unnest(?::smallint[], ?::bigint[]) AS asked"
                      + " (level, position) JOIN ledger_node USING (level, position)")) {
            select.setArray(
                1, c.createArrayOf("smallint", places.stream().map(Node.At::level).toArray()));
            select.setArray(
                2, c.createArrayOf("bigint", places.stream().map(Node.At::index).toArray()));
            return nodes(select);
          }
        });
  }

  private static List<Node> nodes(PreparedStatement select) throws SQLException {
    List<Node> nodes = new ArrayList<>();
    try (ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        Node.At at = new Node.At(rows.getInt(1), rows.getLong(2));
        nodes.add(new Node(at, Sha256.wrap(rows.getBytes(3))));
      }
    }
    return nodes;
  }

  @Override
  public Optional<String> latestCheckpoint(Transaction transaction) {
    return Sql.in(transaction, "read the checkpoint", SqlJournal::latestCheckpoint);
  }

  static Optional<String> latestCheckpoint(Connection connection) throws SQLException {
    try (PreparedStatement select =
            connection.prepareStatement(
                "SELECT note FROM ledger_checkpoint ORDER BY size DESC LIMIT 1");
        ResultSet row = select.executeQuery()) {
      return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
    }
  }

  /** The ids of the current result, first column. */
  static List<UUID> ids(ResultSet rows) throws SQLException {
    List<UUID> ids = new ArrayList<>();
    while (rows.next()) {
      ids.add(rows.getObject(1, UUID.class));
    }
    return ids;
  }
}
