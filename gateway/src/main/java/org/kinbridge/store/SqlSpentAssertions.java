package org.kinbridge.store;

import static java.util.Objects.requireNonNull;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import org.kinbridge.access.SpentAssertions;
import org.kinbridge.disclosure.ClientId;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.store.database.Sql;
import org.kinbridge.vault.Transactions;

/** Used assertions in PostgreSQL: committed before anybody is answered, so a crash forgets none. */
public final class SqlSpentAssertions implements SpentAssertions {
  private final Transactions transactions;

  public SqlSpentAssertions(Transactions transactions) {
    this.transactions = requireNonNull(transactions, "transactions is null");
  }

  @Override
  public Use spend(ClientId client, Sha256 jti, Instant until) {
    return transactions.call(
        tx ->
            Sql.in(
                tx,
                "use up a client assertion",
                connection -> spend(connection, client, jti, until)));
  }

  private static Use spend(Connection connection, ClientId client, Sha256 jti, Instant until)
      throws SQLException {
    forget(connection, until);
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO spent_assertion (client, jti, expires) VALUES (?, ?, ?) ON CONFLICT DO"
                + " NOTHING")) {
      insert.setString(1, client.value());
      insert.setBytes(2, jti.bytes());
      insert.setObject(3, until.atOffset(ZoneOffset.UTC));
      return insert.executeUpdate() == 1 ? Use.FIRST : Use.REPEATED;
    }
  }

  /** An assertion lives minutes: one that ended an hour before this one does ended long ago. */
  private static void forget(Connection connection, Instant until) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement(
            "DELETE FROM spent_assertion WHERE expires < ?::timestamptz - interval '1 hour'")) {
      delete.setObject(1, until.atOffset(ZoneOffset.UTC));
      delete.executeUpdate();
    }
  }
}
