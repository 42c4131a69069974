package org.kinbridge.store;

import static java.util.Objects.requireNonNull;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.kinbridge.access.RequestRate;
import org.kinbridge.store.database.Sql;
import org.kinbridge.vault.Transactions;

/**
 * One row per caller and door, counting within a minute; a replica whose clock is behind counts
 * into the newer one.
 */
public final class SqlRequestRate implements RequestRate {
  private static final int SECONDS = 60;
  private static final String COUNT =
      """
      INSERT INTO request_rate AS r (client, door, minute, used) VALUES (?, ?, ?, 1)
      ON CONFLICT (client, door) DO UPDATE SET
        used = CASE WHEN r.minute >= EXCLUDED.minute THEN r.used + 1 ELSE 1 END,
        minute = greatest(r.minute, EXCLUDED.minute)
      RETURNING used
      """;

  private final Transactions transactions;

  public SqlRequestRate(Transactions transactions) {
    this.transactions = requireNonNull(transactions, "transactions is null");
  }

  @Override
  public Turn take(String caller, Door door, Instant now) {
    long minute = Math.floorDiv(now.getEpochSecond(), SECONDS);
    long used =
        transactions.call(
            tx ->
                Sql.in(
                    tx, "count a request", connection -> count(connection, caller, door, minute)));
    return used <= door.perMinute()
        ? new Turn.Granted()
        : new Turn.Refused(Duration.ofSeconds((minute + 1) * SECONDS - now.getEpochSecond()));
  }

  private static long count(Connection connection, String caller, Door door, long minute)
      throws SQLException {
    try (PreparedStatement upsert = connection.prepareStatement(COUNT)) {
      upsert.setString(1, caller);
      upsert.setString(2, door.code());
      upsert.setLong(3, minute);
      try (ResultSet row = upsert.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }
}
