package org.kinbridge.store.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.kinbridge.vault.StorageFailed;
import org.kinbridge.vault.Transaction;
import org.kinbridge.vault.WrappedKey;

/** What a transaction is inside store. */
public final class Sql {
  /** Work that speaks SQL. */
  @FunctionalInterface
  public interface Work<T> {
    T on(Connection connection) throws SQLException;
  }

  /**
   * The handle that ports carry through core.
   *
   * @param keys of children, which it read or wrote and did not remove
   */
  record Open(Connection connection, Deque<WrappedKey> keys) implements Transaction {
    Open(Connection connection) {
      this(connection, new ArrayDeque<>());
    }
  }

  private Sql() {}

  /** The transaction's connection. @throws ClassCastException for a transaction that is not ours */
  public static Connection connection(Transaction transaction) {
    return ((Open) transaction).connection();
  }

  /** What the transaction knows of children's keys; whoever reads or removes one keeps it right. */
  public static Deque<WrappedKey> keys(Transaction transaction) {
    return ((Open) transaction).keys();
  }

  /**
   * Runs SQL in the transaction. {@code step} completes "couldn't …" and names no value: it reaches
   * logs.
   *
   * @throws StorageFailed when the database does not do it
   */
  public static <T> T in(Transaction transaction, String step, Work<T> work) {
    try {
      return work.on(connection(transaction));
    } catch (SQLException e) {
      throw failed(step, e);
    }
  }

  /** The driver's message may quote values, so only the SQL state is told. */
  static StorageFailed failed(String step, SQLException e) {
    SQLException quiet = new SQLException("SQL state " + e.getSQLState(), e.getSQLState());
    quiet.setStackTrace(e.getStackTrace());
    return new StorageFailed("couldn't " + step + ": SQL state " + e.getSQLState(), quiet);
  }
}
