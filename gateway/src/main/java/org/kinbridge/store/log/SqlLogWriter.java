package org.kinbridge.store.log;

import static java.util.Objects.requireNonNull;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.ledger.Leaf;
import org.kinbridge.ledger.LogWriter;
import org.kinbridge.ledger.entry.EntryId;
import org.kinbridge.ledger.entry.StoredCommon;
import org.kinbridge.ledger.tree.Head;
import org.kinbridge.ledger.tree.Node;
import org.kinbridge.store.database.Database;
import org.kinbridge.store.database.Sql;
import org.kinbridge.vault.Transaction;

/** The ledger as the sequencer's role may use it: number entries, never change a number. */
public final class SqlLogWriter implements LogWriter {
  /**
   * "kinbridg" as a number: one lock a database, released with the transaction, so never by a lost
   * connection late.
   */
  private static final long LOCK = 0x6b696e6272696467L;

  private final Database database;

  public SqlLogWriter(Database database) {
    this.database = requireNonNull(database, "database is null");
  }

  @Override
  public <T> Optional<T> turn(Function<Turn, T> work) {
    return database.callAsSequencer(
        transaction ->
            Sql.in(transaction, "take the ledger's lock", SqlLogWriter::locked)
                ? Optional.of(work.apply(new SqlTurn(transaction)))
                : Optional.empty());
  }

  private static boolean locked(Connection connection) throws SQLException {
    try (PreparedStatement lock =
        connection.prepareStatement("SELECT pg_try_advisory_xact_lock(?)")) {
      lock.setLong(1, LOCK);
      try (ResultSet row = lock.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }

  private record SqlTurn(Transaction transaction) implements Turn {

    @Override
    public Head head() {
      return Sql.in(
          transaction,
          "read the ledger's head",
          c -> {
            try (PreparedStatement select =
                    c.prepareStatement(
                        "SELECT size, root FROM ledger_head ORDER BY size DESC LIMIT 1");
                ResultSet row = select.executeQuery()) {
              return row.next()
                  ? new Head(row.getLong(1), Sha256.wrap(row.getBytes(2)))
                  : Head.EMPTY;
            }
          });
    }

    /** An entry that has a leaf already is not pending, whatever the queue says. */
    @Override
    public List<StoredCommon> pending(int most, Set<EntryId> except) {
      return Sql.in(
          transaction,
          "read waiting ledger entries",
          c -> {
            try (PreparedStatement select =
                c.prepareStatement(
                    "SELECT p.entry FROM ledger_pending p"
                        + " WHERE NOT EXISTS (SELECT FROM ledger_leaf l WHERE l.entry = p.entry)"
                        + " AND p.entry <> ALL (?) ORDER BY p.arrived LIMIT ?")) {
              select.setArray(1, SqlEntries.uuids(c, except.stream().map(EntryId::value).toList()));
              select.setInt(2, most);
              try (ResultSet rows = select.executeQuery()) {
                return SqlEntries.common(c, SqlJournal.ids(rows));
              }
            }
          });
    }

    @Override
    public boolean extend(Head from, Head to, List<Leaf> leaves, List<Node> nodes) {
      return Sql.in(
          transaction,
          "extend the ledger",
          c -> {
            if (!head().equals(from) || !moveHead(c, from, to)) {
              return false;
            }
            insertLeaves(c, leaves);
            insertNodes(c, nodes);
            leaveQueue(c, leaves);
            return true;
          });
    }

    private static boolean moveHead(Connection connection, Head from, Head to) throws SQLException {
      try (PreparedStatement insert =
          connection.prepareStatement(
              "INSERT INTO ledger_head (size, root, previous) VALUES (?, ?, ?) ON CONFLICT DO"
                  + " NOTHING")) {
        insert.setLong(1, to.size());
        insert.setBytes(2, to.root().bytes());
        insert.setLong(3, from.size());
        return insert.executeUpdate() == 1;
      }
    }

    private static void insertLeaves(Connection connection, List<Leaf> leaves) throws SQLException {
      try (PreparedStatement insert =
          connection.prepareStatement(
              "INSERT INTO ledger_leaf (seq, entry, record, exchange)"
                  + " SELECT * FROM unnest(?::bigint[], ?::uuid[], ?::bytea[], ?::bytea[])")) {
        insert.setArray(
            1, connection.createArrayOf("bigint", leaves.stream().map(Leaf::seq).toArray()));
        insert.setArray(2, entries(connection, leaves));
        insert.setArray(
            3,
            connection.createArrayOf(
                "bytea",
                leaves.stream().map(leaf -> leaf.data().record().bytes()).toArray(byte[][]::new)));
        insert.setArray(
            4,
            connection.createArrayOf(
                "bytea",
                leaves.stream()
                    .map(leaf -> leaf.data().exchange().bytes())
                    .toArray(byte[][]::new)));
        insert.executeUpdate();
      }
    }

    private static void insertNodes(Connection connection, List<Node> nodes) throws SQLException {
      try (PreparedStatement insert =
          connection.prepareStatement(
              "INSERT INTO ledger_node (level, position, hash)"
                  + " SELECT * FROM unnest(?::smallint[], ?::bigint[], ?::bytea[])")) {
        insert.setArray(
            1,
            connection.createArrayOf(
                "smallint", nodes.stream().map(node -> node.at().level()).toArray()));
        insert.setArray(
            2,
            connection.createArrayOf(
                "bigint", nodes.stream().map(node -> node.at().index()).toArray()));
        insert.setArray(
            3,
            connection.createArrayOf(
                "bytea", nodes.stream().map(node -> node.hash().bytes()).toArray(byte[][]::new)));
        insert.executeUpdate();
      }
    }

    private static void leaveQueue(Connection connection, List<Leaf> leaves) throws SQLException {
      try (PreparedStatement delete =
          connection.prepareStatement("DELETE FROM ledger_pending WHERE entry = ANY (?)")) {
        delete.setArray(1, entries(connection, leaves));
        delete.executeUpdate();
      }
    }

    private static java.sql.Array entries(Connection connection, List<Leaf> leaves)
        throws SQLException {
      return SqlEntries.uuids(
          connection, leaves.stream().map(leaf -> leaf.entry().value()).toList());
    }

    @Override
    public List<Leaf> leaves(long from, int most) {
      return Sql.in(
          transaction,
          "read leaves",
          c -> {
            try (PreparedStatement select =
                c.prepareStatement(
                    "SELECT seq, entry, record, exchange FROM ledger_leaf WHERE seq >= ?"
                        + " ORDER BY seq LIMIT ?")) {
              select.setLong(1, from);
              select.setInt(2, most);
              List<Leaf> leaves = new ArrayList<>();
              try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                  leaves.add(SqlEntries.leaf(rows));
                }
              }
              return leaves;
            }
          });
    }

    @Override
    public Optional<StoredCommon> entry(EntryId id) {
      return Sql.in(
          transaction,
          "read a ledger entry",
          c -> SqlEntries.common(c, List.of(id.value())).stream().findFirst());
    }

    @Override
    public Optional<String> latestCheckpoint() {
      return Sql.in(transaction, "read the checkpoint", SqlJournal::latestCheckpoint);
    }

    @Override
    public void publish(long size, String note) {
      Sql.in(
          transaction,
          "keep a checkpoint",
          c -> {
            try (PreparedStatement insert =
                c.prepareStatement(
                    "INSERT INTO ledger_checkpoint (size, note) VALUES (?, ?) ON CONFLICT DO"
                        + " NOTHING")) {
              insert.setLong(1, size);
              insert.setString(2, note);
              return insert.executeUpdate();
            }
          });
    }
  }
}
