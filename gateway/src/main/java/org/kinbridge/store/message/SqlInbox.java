package org.kinbridge.store.message;

import static java.util.Objects.requireNonNull;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.kinbridge.deliver.Inbox;
import org.kinbridge.deliver.InboxItem;
import org.kinbridge.deliver.Recalled;
import org.kinbridge.disclosure.AuthorityId;
import org.kinbridge.disclosure.ChildRef;
import org.kinbridge.disclosure.EntityId;
import org.kinbridge.disclosure.MessageId;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.store.database.Sql;
import org.kinbridge.store.row.Columns;
import org.kinbridge.store.row.RowOf;
import org.kinbridge.store.row.SealedRows;
import org.kinbridge.vault.KeyId;
import org.kinbridge.vault.Place;
import org.kinbridge.vault.RowSeal;
import org.kinbridge.vault.SealedBody;
import org.kinbridge.vault.SealedRows.Row;
import org.kinbridge.vault.Transaction;

/** The inbox in PostgreSQL. */
public final class SqlInbox implements Inbox {
  private final SealedRows rows;
  private final RecallMarks marks;

  public SqlInbox(SealedRows rows) {
    this.rows = requireNonNull(rows, "rows is null");
    this.marks = new RecallMarks(rows);
  }

  @Override
  public boolean put(Transaction transaction, InboxItem item) {
    Optional<SealedBody> body =
        item.content()
            .map(
                kept ->
                    rows.seal(
                        transaction,
                        item.child().orElseThrow(),
                        place(item),
                        RowOf.framed(List.of(kept.content(), kept.openings()))));
    String sql =
        """
        INSERT INTO inbox (issuer, message, id, manifest, authority, child, received_at, expires, accepted, receipt,
                           signed, body_key, body, seal)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (issuer, message) DO NOTHING
        """;
    return Sql.in(
        transaction,
        "put a message into the inbox",
        connection -> {
          try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setString(1, item.issuer().value());
            insert.setObject(2, item.message().value());
            insert.setObject(3, item.id());
            insert.setBytes(4, item.manifest().bytes());
            insert.setString(5, item.authority().value());
            insert.setObject(6, item.child().map(ChildRef::value).orElse(null));
            RowOf.instant(insert, 7, item.receivedAt());
            RowOf.instant(insert, 8, item.expires());
            insert.setBoolean(9, item.accepted());
            insert.setBytes(10, item.receipt());
            insert.setBytes(11, item.signed());
            insert.setObject(12, body.map(shut -> shut.key().value()).orElse(null));
            insert.setBytes(13, body.map(SealedBody::bytes).orElse(null));
            insert.setBytes(14, rows.rowSeal(place(item), content(item, body)));
            return insert.executeUpdate() == 1;
          }
        });
  }

  @Override
  public Optional<InboxItem> find(Transaction transaction, EntityId issuer, MessageId message) {
    return Sql.in(
        transaction,
        "look for a message in the inbox",
        connection -> {
          try (PreparedStatement select =
              connection.prepareStatement("SELECT * FROM inbox WHERE issuer = ? AND message = ?")) {
            select.setString(1, issuer.value());
            select.setObject(2, message.value());
            return read(select).stream().findFirst().map(Raw::item);
          }
        });
  }

  /** The mark is read once the lock is there: what this statement saw may be older. */
  @Override
  public Optional<InboxItem> lock(Transaction transaction, EntityId issuer, MessageId message) {
    return Sql.in(
        transaction,
        "lock a message of the inbox",
        connection -> {
          try (PreparedStatement select =
              connection.prepareStatement(
                  "SELECT * FROM inbox WHERE issuer = ? AND message = ? FOR UPDATE")) {
            select.setString(1, issuer.value());
            select.setObject(2, message.value());
            Optional<Raw> found = read(select).stream().findFirst();
            return found.isPresent()
                ? marks.on(transaction, List.of(found.get().item())).stream().findFirst()
                : Optional.empty();
          }
        });
  }

  @Override
  public void recall(Transaction transaction, InboxItem item, Recalled recalled) {
    marks.put(transaction, item, recalled);
  }

  @Override
  public List<InboxItem> list(
      Transaction transaction, AuthorityId authority, Optional<UUID> after, int most) {
    String sql =
        """
        SELECT * FROM inbox
         WHERE authority = ? AND accepted AND %s
           AND (writer, position) > (SELECT coalesce(max(writer), '0'::xid8), coalesce(max(position), 0)
                                       FROM inbox WHERE id = ? AND authority = ?)
         ORDER BY inbox.writer, position
        """
            .formatted(Writers.SETTLED);
    return Sql.in(
        transaction,
        "list the inbox",
        connection -> {
          try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, authority.value());
            select.setObject(2, after.orElse(new UUID(0, 0)));
            select.setString(3, authority.value());
            select.setFetchSize(most);
            return marks.on(transaction, read(select, most).stream().map(Raw::item).toList());
          }
        });
  }

  @Override
  public Optional<InboxItem> open(Transaction transaction, AuthorityId authority, UUID id) {
    return Sql.in(
        transaction,
        "open a message of the inbox",
        connection -> {
          try (PreparedStatement select =
              connection.prepareStatement(
                  "SELECT * FROM inbox WHERE id = ? AND authority = ? AND accepted FOR UPDATE")) {
            select.setObject(1, id);
            select.setString(2, authority.value());
            Optional<Raw> found = read(select).stream().findFirst();
            return found.isPresent() ? shown(transaction, found.get()) : Optional.empty();
          }
        });
  }

  @Override
  public boolean read(Transaction transaction, UUID id, Instant at) {
    return Sql.in(
        transaction,
        "note that a message was read",
        connection -> {
          try (PreparedStatement update =
              connection.prepareStatement(
                  "UPDATE inbox SET read_at = ? WHERE id = ? AND read_at IS NULL")) {
            RowOf.instant(update, 1, at);
            update.setObject(2, id);
            return update.executeUpdate() == 1;
          }
        });
  }

  /** A row whose seal holds, its body still sealed. */
  private record Raw(InboxItem item, Optional<SealedBody> body) {}

  private List<Raw> read(PreparedStatement select) throws SQLException {
    return read(select, Integer.MAX_VALUE);
  }

  /** A row that was altered does not count: what comes behind it is not withheld. */
  private List<Raw> read(PreparedStatement select, int most) throws SQLException {
    List<Raw> found = new ArrayList<>();
    try (ResultSet row = select.executeQuery()) {
      while (found.size() < most && row.next()) {
        if (rows.holds(sealedRow(row))) {
          found.add(raw(row));
        }
      }
    }
    return found;
  }

  /** With its content, unless it was recalled. */
  private Optional<InboxItem> shown(Transaction transaction, Raw raw) throws SQLException {
    return marks.on(transaction, List.of(raw.item())).stream()
        .findFirst()
        .flatMap(
            item ->
                item.recalled().isPresent() || raw.body().isEmpty()
                    ? Optional.of(item)
                    : whole(transaction, raw));
  }

  private Optional<InboxItem> whole(Transaction transaction, Raw raw) {
    return raw.body()
        .flatMap(body -> rows.open(transaction, place(raw.item()), body.key(), body.bytes()))
        .map(body -> raw.item().with(kept(RowOf.unframed(body))));
  }

  private static InboxItem.Kept kept(List<byte[]> parts) {
    return new InboxItem.Kept(parts.get(0), parts.get(1));
  }

  /** The row as the check of all rows sees it. */
  public static Row sealedRow(ResultSet row) throws SQLException {
    Columns columns = new Columns(row);
    return columns.sealed(
        "inbox",
        columns.text("issuer") + " " + columns.uuid("message"),
        columns.uuid("id"),
        columns.hex("manifest"),
        columns.text("authority"),
        columns.uuid("child"),
        columns.instant("received_at"),
        columns.instant("expires"),
        columns.flag("accepted"),
        columns.digest("receipt"),
        columns.digest("signed"),
        columns.uuid("body_key"),
        columns.digest("body"));
  }

  private static Raw raw(ResultSet row) throws SQLException {
    UUID child = RowOf.uuid(row, "child");
    OffsetDateTime readAt = row.getObject("read_at", OffsetDateTime.class);
    UUID key = RowOf.uuid(row, "body_key");
    InboxItem item =
        new InboxItem(
            RowOf.uuid(row, "id"),
            new EntityId(row.getString("issuer")),
            new MessageId(RowOf.uuid(row, "message")),
            Sha256.wrap(row.getBytes("manifest")),
            new AuthorityId(row.getString("authority")),
            Optional.ofNullable(child).map(ChildRef::new),
            row.getBytes("signed"),
            RowOf.instant(row, "received_at"),
            RowOf.instant(row, "expires"),
            row.getBoolean("accepted"),
            row.getBytes("receipt"),
            Optional.empty(),
            Optional.ofNullable(readAt).map(OffsetDateTime::toInstant),
            Optional.empty());
    return new Raw(
        item,
        key == null
            ? Optional.empty()
            : Optional.of(new SealedBody(new KeyId(key), row.getBytes("body"))));
  }

  private static Place place(InboxItem item) {
    return item.place();
  }

  private static byte[] content(InboxItem item, Optional<SealedBody> body) {
    return RowSeal.content(
        item.id().toString(),
        item.manifest().hex(),
        item.authority().value(),
        item.child().map(ChildRef::toString).orElse(""),
        RowOf.kept(item.receivedAt()).toString(),
        RowOf.kept(item.expires()).toString(),
        Boolean.toString(item.accepted()),
        Sha256.of(item.receipt()).hex(),
        Sha256.of(item.signed()).hex(),
        body.map(shut -> shut.key().toString()).orElse(""),
        body.map(shut -> Sha256.of(shut.bytes()).hex()).orElse(""));
  }
}
