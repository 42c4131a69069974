package org.kinbridge.store.message;

import static java.util.Objects.requireNonNull;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kinbridge.deliver.Outbox;
import org.kinbridge.deliver.StoredMessage;
import org.kinbridge.deliver.Waiting;
import org.kinbridge.disclosure.ChildRef;
import org.kinbridge.disclosure.MessageId;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.store.database.Sql;
import org.kinbridge.store.row.RowOf;
import org.kinbridge.store.row.SealedRows;
import org.kinbridge.vault.KeyId;
import org.kinbridge.vault.SealedBody;
import org.kinbridge.vault.Transaction;

/** The outbox in PostgreSQL. */
public final class SqlOutbox implements Outbox {
  private static final String WAITS = "state IN ('authorised', 'released')";
  private static final String SENT = "state IN ('released', 'unconfirmed', 'received')";

  private final SealedRows rows;

  public SqlOutbox(SealedRows rows) {
    this.rows = requireNonNull(rows, "rows is null");
  }

  @Override
  public void put(Transaction transaction, Waiting waiting) {
    StoredMessage stored = waiting.stored();
    byte[] body =
        RowOf.framed(
            List.of(
                stored.jws(),
                stored.content(),
                stored.contentSalt(),
                stored.exchangeSalt(),
                stored.openings(),
                stored.values()));
    SealedBody sealed =
        rows.seal(
            transaction,
            stored.children().getFirst(),
            OutboxRow.bodyPlace(waiting.message()),
            body);
    Sql.in(
        transaction,
        "put a message into the outbox",
        connection -> insert(connection, waiting, sealed));
  }

  private int insert(Connection connection, Waiting waiting, SealedBody sealed)
      throws SQLException {
    String sql =
        """
        INSERT INTO outbox (message, disclosure, authority, partner, authorised, expires, state, reason, children,
                            changed_at, version, body_key, body, seal, due)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """;
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      insert.setObject(1, waiting.message().value());
      insert.setObject(2, waiting.disclosure().value());
      insert.setString(3, waiting.authority().value());
      insert.setString(4, waiting.partner().value());
      insert.setObject(5, waiting.authorised().value());
      RowOf.instant(insert, 6, waiting.expires());
      insert.setString(7, waiting.state().code());
      insert.setString(8, waiting.reason().map(Reason::code).orElse(null));
      insert.setArray(9, children(connection, waiting));
      RowOf.instant(insert, 10, waiting.changedAt());
      insert.setLong(11, waiting.version());
      insert.setObject(12, sealed.key().value());
      insert.setBytes(13, sealed.bytes());
      insert.setBytes(14, rows.rowSeal(waiting.place(), OutboxRow.content(waiting, sealed)));
      RowOf.instant(insert, 15, waiting.changedAt());
      return insert.executeUpdate();
    }
  }

  @Override
  public Optional<Waiting> lock(Transaction transaction, MessageId message) {
    return one(transaction, message, "SELECT * FROM outbox WHERE message = ? FOR UPDATE");
  }

  @Override
  public Optional<Waiting> find(Transaction transaction, MessageId message) {
    return one(transaction, message, "SELECT * FROM outbox WHERE message = ?");
  }

  private Optional<Waiting> one(Transaction transaction, MessageId message, String sql) {
    return Sql.in(
        transaction,
        "read a message of the outbox",
        connection -> {
          try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setObject(1, message.value());
            return read(transaction, select).stream().findFirst();
          }
        });
  }

  @Override
  public List<Waiting> lockWaiting(Transaction transaction, ChildRef child) {
    return lock(transaction, child, WAITS);
  }

  @Override
  public List<Waiting> lockSent(Transaction transaction, ChildRef child) {
    return lock(transaction, child, SENT);
  }

  private List<Waiting> lock(Transaction transaction, ChildRef child, String states) {
    String sql =
        "SELECT * FROM outbox WHERE %s AND children @> ARRAY[?]::uuid[] ORDER BY message FOR UPDATE"
            .formatted(states);
    return Sql.in(
        transaction,
        "lock a child's messages of the outbox",
        connection -> {
          try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setObject(1, child.value());
            return read(transaction, select);
          }
        });
  }

  @Override
  public void advance(Transaction transaction, Waiting next) {
    Sql.in(
        transaction,
        "advance a message of the outbox",
        connection -> {
          SealedBody body = body(connection, next.message());
          String sql =
              "UPDATE outbox SET state = ?, reason = ?, changed_at = ?, version = ?, seal = ? WHERE"
                  + " message = ? AND version = ?";
          try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setString(1, next.state().code());
            update.setString(2, next.reason().map(Reason::code).orElse(null));
            RowOf.instant(update, 3, next.changedAt());
            update.setLong(4, next.version());
            update.setBytes(5, rows.rowSeal(next.place(), OutboxRow.content(next, body)));
            update.setObject(6, next.message().value());
            update.setLong(7, next.version() - 1);
            if (update.executeUpdate() != 1) {
              throw new IllegalStateException(
                  "a message advanced without its lock: " + next.message());
            }
            return next;
          }
        });
  }

  private static SealedBody body(Connection connection, MessageId message) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("SELECT body_key, body FROM outbox WHERE message = ?")) {
      select.setObject(1, message.value());
      try (ResultSet row = select.executeQuery()) {
        if (!row.next()) {
          throw new IllegalStateException("no such message in the outbox: " + message);
        }
        return new SealedBody(new KeyId(RowOf.uuid(row, "body_key")), row.getBytes("body"));
      }
    }
  }

  private List<Waiting> read(Transaction transaction, PreparedStatement query) throws SQLException {
    List<Waiting> found = new ArrayList<>();
    try (ResultSet row = query.executeQuery()) {
      while (row.next()) {
        OutboxRow.of(transaction, rows, row).ours().ifPresent(found::add);
      }
    }
    return found;
  }

  private static Array children(Connection connection, Waiting waiting) throws SQLException {
    return connection.createArrayOf(
        "uuid", waiting.stored().children().stream().map(ChildRef::value).toArray());
  }
}
