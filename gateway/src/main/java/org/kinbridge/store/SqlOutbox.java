package org.kinbridge.store;

import static java.util.Objects.requireNonNull;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.kinbridge.deliver.Outbox;
import org.kinbridge.deliver.State;
import org.kinbridge.deliver.StoredMessage;
import org.kinbridge.deliver.Waiting;
import org.kinbridge.disclosure.AuthorityId;
import org.kinbridge.disclosure.ChildRef;
import org.kinbridge.disclosure.Coded;
import org.kinbridge.disclosure.DisclosureId;
import org.kinbridge.disclosure.EntityId;
import org.kinbridge.disclosure.MessageId;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.ledger.EntryId;
import org.kinbridge.vault.KeyId;
import org.kinbridge.vault.Place;
import org.kinbridge.vault.RowSeal;
import org.kinbridge.vault.SealedBody;
import org.kinbridge.vault.SealedRows.Row;
import org.kinbridge.vault.Transaction;

/** The outbox in PostgreSQL. */
public final class SqlOutbox implements Outbox {
  private static final String WAITS = "state IN ('authorised', 'released')";

  private final SealedRows rows;

  public SqlOutbox(SealedRows rows) {
    this.rows = requireNonNull(rows, "rows is null");
  }

  @Override
  public void put(Transaction transaction, Waiting waiting) {
    StoredMessage stored = waiting.stored();
    byte[] body =
        RowOf.framed(
            List.of(stored.jws(), stored.content(), stored.contentSalt(), stored.exchangeSalt()));
    SealedBody sealed =
        rows.seal(transaction, stored.children().getFirst(), bodyPlace(waiting.message()), body);
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
      insert.setBytes(14, rows.rowSeal(waiting.place(), content(waiting, sealed)));
      RowOf.instant(insert, 15, waiting.changedAt());
      return insert.executeUpdate();
    }
  }

  @Override
  public List<Waiting> claim(Transaction transaction, Instant now, Duration lease, int most) {
    String sql =
        """
        UPDATE outbox SET leased_until = ?
         WHERE message IN (SELECT message FROM outbox
                            WHERE %s AND due <= ? AND leased_until <= ?
                            ORDER BY due LIMIT ? FOR UPDATE SKIP LOCKED)
        RETURNING *
        """
            .formatted(WAITS);
    return Sql.in(
        transaction,
        "claim messages of the outbox",
        connection -> {
          try (PreparedStatement claim = connection.prepareStatement(sql)) {
            RowOf.instant(claim, 1, now.plus(lease));
            RowOf.instant(claim, 2, now);
            RowOf.instant(claim, 3, now);
            claim.setInt(4, most);
            return read(transaction, claim);
          }
        });
  }

  @Override
  public void postpone(Transaction transaction, MessageId message, Instant due) {
    giveBack(transaction, message, due, 0);
  }

  @Override
  public void retry(Transaction transaction, MessageId message, Instant due) {
    giveBack(transaction, message, due, 1);
  }

  private static void giveBack(
      Transaction transaction, MessageId message, Instant due, int attempted) {
    String sql =
        "UPDATE outbox SET due = ?, attempts = attempts + ?, leased_until = '-infinity' WHERE"
            + " message = ?";
    Sql.in(
        transaction,
        "give a message back to the outbox",
        connection -> {
          try (PreparedStatement update = connection.prepareStatement(sql)) {
            RowOf.instant(update, 1, due);
            update.setInt(2, attempted);
            update.setObject(3, message.value());
            return update.executeUpdate();
          }
        });
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
    String sql =
        "SELECT * FROM outbox WHERE %s AND children @> ARRAY[?]::uuid[] ORDER BY message FOR UPDATE"
            .formatted(WAITS);
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
            update.setBytes(5, rows.rowSeal(next.place(), content(next, body)));
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
    List<Raw> raw = new ArrayList<>();
    try (ResultSet row = query.executeQuery()) {
      while (row.next()) {
        raw.add(Raw.of(row));
      }
    }
    List<Waiting> found = new ArrayList<>();
    for (Raw one : raw) {
      waiting(transaction, one).ifPresent(found::add);
    }
    return found;
  }

  /** A row as its columns say. */
  private record Raw(Waiting unread, SealedBody sealed, byte[] seal, List<ChildRef> children) {
    static Raw of(ResultSet row) throws SQLException {
      List<ChildRef> children =
          Arrays.stream((UUID[]) row.getArray("children").getArray()).map(ChildRef::new).toList();
      byte[] none = new byte[0];
      Waiting unread =
          new Waiting(
              new MessageId(RowOf.uuid(row, "message")),
              new DisclosureId(RowOf.uuid(row, "disclosure")),
              new AuthorityId(row.getString("authority")),
              new EntityId(row.getString("partner")),
              new EntryId(RowOf.uuid(row, "authorised")),
              RowOf.instant(row, "expires"),
              Coded.parse(State.class, row.getString("state")).orElseThrow(),
              Optional.ofNullable(row.getString("reason"))
                  .map(code -> Coded.parse(Reason.class, code).orElseThrow()),
              RowOf.instant(row, "changed_at"),
              row.getLong("version"),
              row.getInt("attempts"),
              new StoredMessage(none, none, none, none, children));
      SealedBody sealed =
          new SealedBody(new KeyId(RowOf.uuid(row, "body_key")), row.getBytes("body"));
      return new Raw(unread, sealed, row.getBytes("seal"), children);
    }
  }

  private Optional<Waiting> waiting(Transaction transaction, Raw raw) {
    Waiting unread = raw.unread();
    if (!rows.holds(unread.place(), content(unread, raw.sealed()), raw.seal())) {
      return Optional.empty();
    }
    return rows.open(
            transaction, bodyPlace(unread.message()), raw.sealed().key(), raw.sealed().bytes())
        .map(RowOf::unframed)
        .map(
            parts ->
                unread.holding(
                    new StoredMessage(
                        parts.get(0), parts.get(1), parts.get(2), parts.get(3), raw.children())));
  }

  /** The row as the check of all rows sees it. */
  static Row sealedRow(ResultSet row) throws SQLException {
    Raw raw = Raw.of(row);
    return new Row(raw.unread().place(), content(raw.unread(), raw.sealed()), raw.seal());
  }

  private static Place bodyPlace(MessageId message) {
    return new Place("outbox", message.toString(), 1);
  }

  private static Array children(Connection connection, Waiting waiting) throws SQLException {
    return connection.createArrayOf(
        "uuid", waiting.stored().children().stream().map(ChildRef::value).toArray());
  }

  private static byte[] content(Waiting waiting, SealedBody sealed) {
    return RowSeal.content(
        waiting.disclosure().toString(),
        waiting.authority().value(),
        waiting.partner().value(),
        waiting.authorised().toString(),
        RowOf.kept(waiting.expires()).toString(),
        waiting.state().code(),
        waiting.reason().map(Reason::code).orElse(""),
        RowOf.kept(waiting.changedAt()).toString(),
        waiting.stored().children().stream()
            .map(ChildRef::toString)
            .collect(Collectors.joining(" ")),
        sealed.key().toString(),
        Sha256.of(sealed.bytes()).hex());
  }
}
