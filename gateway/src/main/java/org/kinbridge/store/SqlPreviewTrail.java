package org.kinbridge.store;

import static java.util.Objects.requireNonNull;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.kinbridge.access.PreviewTrail;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.store.database.Sql;
import org.kinbridge.vault.Transactions;

/** Keyed digests only; what is older than a day is deleted by the next preview. */
public final class SqlPreviewTrail implements PreviewTrail.Rows {
  private final Transactions transactions;

  public SqlPreviewTrail(Transactions transactions) {
    this.transactions = requireNonNull(transactions, "transactions is null");
  }

  @Override
  public int add(List<Sha256> about, Sha256 ground, Instant at, Instant since) {
    return transactions.call(
        tx ->
            Sql.in(
                tx,
                "note a preview",
                connection -> {
                  forget(connection, since);
                  int most = 0;
                  for (Sha256 one : about) {
                    insert(connection, one, ground, at);
                    most = Math.max(most, count(connection, one));
                  }
                  return most;
                }));
  }

  private static void forget(Connection connection, Instant since) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement("DELETE FROM preview_trail WHERE at < ?")) {
      delete.setObject(1, since.atOffset(ZoneOffset.UTC));
      delete.executeUpdate();
    }
  }

  private static void insert(Connection connection, Sha256 about, Sha256 ground, Instant at)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO preview_trail (about, ground, at) VALUES (?, ?, ?)"
                + " ON CONFLICT (about, ground) DO UPDATE SET at = EXCLUDED.at")) {
      insert.setBytes(1, about.bytes());
      insert.setBytes(2, ground.bytes());
      insert.setObject(3, at.atOffset(ZoneOffset.UTC));
      insert.executeUpdate();
    }
  }

  private static int count(Connection connection, Sha256 about) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("SELECT count(*) FROM preview_trail WHERE about = ?")) {
      select.setBytes(1, about.bytes());
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getInt(1);
      }
    }
  }
}
