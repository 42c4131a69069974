package org.kinbridge.store.message;

import static java.util.Objects.requireNonNull;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.kinbridge.deliver.Claims;
import org.kinbridge.deliver.Waiting;
import org.kinbridge.disclosure.MessageId;
import org.kinbridge.store.database.Sql;
import org.kinbridge.store.row.RowOf;
import org.kinbridge.store.row.SealedRows;
import org.kinbridge.vault.Transaction;

/**
 * Who attempts which rows of the outbox, in PostgreSQL. A lease ends by the clock of the database:
 * nodes whose clocks differ agree on it.
 */
public final class SqlClaims implements Claims {
  private final SealedRows rows;

  public SqlClaims(SealedRows rows) {
    this.rows = requireNonNull(rows, "rows is null");
  }

  @Override
  public List<Waiting> claim(Transaction transaction, Lease lease, Search search) {
    String sql =
        """
        UPDATE outbox SET leased_until = clock_timestamp() + make_interval(secs => ?), leased_by = ?
         WHERE message IN (SELECT message FROM outbox
                            WHERE state IN ('authorised', 'released', 'unconfirmed') AND due <= ?
                              AND (state <> 'unconfirmed' OR expires > ?)
                              AND leased_until <= clock_timestamp() AND message <> ALL (?)
                            ORDER BY due LIMIT ? FOR UPDATE SKIP LOCKED)
        RETURNING *
        """;
    return Sql.in(
        transaction,
        "claim messages of the outbox",
        connection -> {
          try (PreparedStatement claim = connection.prepareStatement(sql)) {
            claim.setDouble(1, seconds(lease));
            claim.setObject(2, lease.holder());
            RowOf.instant(claim, 3, search.now());
            RowOf.instant(claim, 4, search.now().minus(ASKING));
            claim.setArray(5, ids(connection, search.besides()));
            claim.setInt(6, search.most());
            return readOrPark(transaction, claim, search.now());
          }
        });
  }

  /**
   * A row that somebody decides on is passed over: until they are done nobody else can claim it,
   * and waiting for several such rows at once could be a deadlock.
   */
  @Override
  public void renew(Transaction transaction, Lease lease, Set<MessageId> messages) {
    String sql =
        """
        UPDATE outbox SET leased_until = clock_timestamp() + make_interval(secs => ?)
         WHERE message IN (SELECT message FROM outbox WHERE message = ANY (?) AND leased_by = ?
                            FOR UPDATE SKIP LOCKED)
        """;
    Sql.in(
        transaction,
        "renew claims of the outbox",
        connection -> {
          try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setDouble(1, seconds(lease));
            update.setArray(2, ids(connection, messages));
            update.setObject(3, lease.holder());
            return update.executeUpdate();
          }
        });
  }

  @Override
  public void postpone(Transaction transaction, Lease lease, MessageId message, Instant due) {
    giveBack(transaction, new Given(lease, message, due, 0));
  }

  @Override
  public void retry(Transaction transaction, Lease lease, MessageId message, Instant due) {
    giveBack(transaction, new Given(lease, message, due, 1));
  }

  private record Given(Lease lease, MessageId message, Instant due, int attempts) {}

  /** What somebody else claimed meanwhile is theirs. */
  private static void giveBack(Transaction transaction, Given given) {
    String sql =
        """
        UPDATE outbox SET due = ?, attempts = least(attempts, 1000) + ?, leased_until = '-infinity', leased_by = NULL
         WHERE message = ? AND leased_by = ?
        """;
    Sql.in(
        transaction,
        "give a message back to the outbox",
        connection -> {
          try (PreparedStatement update = connection.prepareStatement(sql)) {
            RowOf.instant(update, 1, given.due());
            update.setInt(2, given.attempts());
            update.setObject(3, given.message().value());
            update.setObject(4, given.lease().holder());
            return update.executeUpdate();
          }
        });
  }

  /** What of it we wrote; the rest is put away, so that it stands in nobody's way. */
  private List<Waiting> readOrPark(Transaction transaction, PreparedStatement claim, Instant now)
      throws SQLException {
    List<OutboxRow> claimed = new ArrayList<>();
    try (ResultSet row = claim.executeQuery()) {
      while (row.next()) {
        claimed.add(OutboxRow.of(transaction, rows, row));
      }
    }
    List<Waiting> found = new ArrayList<>();
    for (OutboxRow one : claimed) {
      one.ours().ifPresent(found::add);
      if (one.ours().isEmpty()) {
        park(claim.getConnection(), one.id(), now);
      }
    }
    return found;
  }

  /** A wait that doubles up to an hour; after the deadline nobody looks any more. */
  private static void park(Connection connection, UUID message, Instant now) throws SQLException {
    String sql =
        """
        UPDATE outbox
           SET attempts = least(attempts, 1000) + 1, leased_until = '-infinity', leased_by = NULL,
               due = CASE WHEN expires <= ? THEN 'infinity'
                     ELSE ? + least(interval '1 hour',
                                      interval '1 second' * power(2, least(greatest(attempts, 0), 12))) END
         WHERE message = ?
        """;
    try (PreparedStatement update = connection.prepareStatement(sql)) {
      RowOf.instant(update, 1, now);
      RowOf.instant(update, 2, now);
      update.setObject(3, message);
      update.executeUpdate();
    }
  }

  private static double seconds(Lease lease) {
    return lease.length().toMillis() / 1000.0;
  }

  private static Array ids(Connection connection, Set<MessageId> messages) throws SQLException {
    return connection.createArrayOf("uuid", messages.stream().map(MessageId::value).toArray());
  }
}
