package org.kinbridge.store.database;

import static java.util.Objects.requireNonNull;

import io.agroal.api.AgroalDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Function;
import org.kinbridge.vault.Transaction;
import org.kinbridge.vault.Transactions;

/**
 * One PostgreSQL database: migrated as its owner, used as the application, the ledger numbered by
 * the sequencer's role. Read committed.
 */
public final class Database implements Transactions, AutoCloseable {
  private static final int CONNECTIONS = 20;
  private static final ScopedValue<Boolean> INSIDE = ScopedValue.newInstance();

  private final DatabaseAddress address;
  private final AgroalDataSource application;
  private final AgroalDataSource sequencer;

  private Database(DatabaseAddress address) {
    this.address = requireNonNull(address, "address is null");
    this.application = Pool.of(address.url(), address.application(), CONNECTIONS);
    this.sequencer = Pool.of(address.url(), address.sequencer(), 1);
  }

  /** Checks that the server is durable, migrates, connects. @throws DatabaseUnusable */
  public static Database open(DatabaseAddress address) {
    new ServerCheck(address.url(), address.owner(), Optional.empty()).run();
    Migrations.run(address);
    return connect(address);
  }

  /** Connects to a database that is migrated already. */
  public static Database connect(DatabaseAddress address) {
    return new Database(address);
  }

  public DatabaseAddress address() {
    return address;
  }

  @Override
  public <T> T call(Function<Transaction, T> work) {
    return call(application, work);
  }

  /** As the sequencer's role. */
  public <T> T callAsSequencer(Function<Transaction, T> work) {
    return call(sequencer, work);
  }

  private static <T> T call(AgroalDataSource pool, Function<Transaction, T> work) {
    if (INSIDE.isBound()) {
      throw new IllegalStateException("a transaction is open on this thread already");
    }
    try (Connection connection = pool.getConnection()) {
      T result = ScopedValue.where(INSIDE, true).call(() -> undoneUnlessFinished(connection, work));
      connection.commit();
      return result;
    } catch (SQLException e) {
      throw Sql.failed("finish a transaction", e);
    }
  }

  private static <T> T undoneUnlessFinished(Connection connection, Function<Transaction, T> work)
      throws SQLException {
    boolean finished = false;
    try {
      T result = work.apply(new Sql.Open(connection));
      finished = true;
      return result;
    } finally {
      if (!finished) {
        rollBack(connection);
      }
    }
  }

  /**
   * What made the work fail matters more than a connection that is gone: the server undoes it then.
   */
  private static void rollBack(Connection connection) {
    try {
      connection.rollback();
    } catch (SQLException gone) {
      System.getLogger(Database.class.getName())
          .log(System.Logger.Level.DEBUG, "rollback found no connection");
    }
  }

  @Override
  public void close() {
    application.close();
    sequencer.close();
  }
}
