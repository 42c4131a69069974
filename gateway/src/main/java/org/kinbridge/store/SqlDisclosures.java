package org.kinbridge.store;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.kinbridge.deliver.State;
import org.kinbridge.disclosure.AuthorityId;
import org.kinbridge.disclosure.ChildRef;
import org.kinbridge.disclosure.ClientId;
import org.kinbridge.disclosure.Coded;
import org.kinbridge.disclosure.DisclosureId;
import org.kinbridge.disclosure.MessageId;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.disclosure.SystemId;
import org.kinbridge.flow.setting.Asker;
import org.kinbridge.flow.setting.Disclosures;
import org.kinbridge.flow.setting.StoredDisclosure;
import org.kinbridge.policy.circumstance.Printed;
import org.kinbridge.policy.circumstance.Scale;
import org.kinbridge.store.database.Sql;
import org.kinbridge.store.row.Columns;
import org.kinbridge.store.row.RowOf;
import org.kinbridge.store.row.SealedRows;
import org.kinbridge.vault.KeyId;
import org.kinbridge.vault.RowSeal;
import org.kinbridge.vault.SealedBody;
import org.kinbridge.vault.SealedRows.Row;
import org.kinbridge.vault.Transaction;

/** What agencies asked for, in PostgreSQL. */
public final class SqlDisclosures implements Disclosures {
  private static final int MOST = 50;
  private static final int FIXED_PARTS = 3;

  private final SealedRows rows;

  public SqlDisclosures(SealedRows rows) {
    this.rows = requireNonNull(rows, "rows is null");
  }

  @Override
  public boolean put(Transaction transaction, StoredDisclosure disclosure) {
    SealedBody sealed =
        rows.seal(
            transaction, disclosure.child(), disclosure.place(), RowOf.framed(parts(disclosure)));
    String sql =
        """
        INSERT INTO disclosure (id, client, system, authority, child, state, reason, message, created_at, body_key,
                                body, seal)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (id) DO NOTHING
        """;
    return Sql.in(
        transaction,
        "keep a disclosure",
        connection -> {
          try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setObject(1, disclosure.id().value());
            insert.setString(2, disclosure.asker().client().value());
            insert.setString(3, disclosure.asker().system().value());
            insert.setString(4, disclosure.asker().authority().value());
            insert.setObject(5, disclosure.child().value());
            insert.setString(6, disclosure.state().code());
            insert.setString(7, disclosure.reason().map(Reason::code).orElse(null));
            insert.setObject(8, disclosure.message().map(MessageId::value).orElse(null));
            RowOf.instant(insert, 9, disclosure.createdAt());
            insert.setObject(10, sealed.key().value());
            insert.setBytes(11, sealed.bytes());
            insert.setBytes(12, rows.rowSeal(disclosure.place(), content(disclosure, sealed)));
            return insert.executeUpdate() == 1;
          }
        });
  }

  @Override
  public Optional<StoredDisclosure> find(Transaction transaction, DisclosureId id) {
    return Sql.in(
        transaction,
        "read a disclosure",
        connection -> {
          try (PreparedStatement select =
              connection.prepareStatement("SELECT * FROM disclosure WHERE id = ?")) {
            select.setObject(1, id.value());
            try (ResultSet row = select.executeQuery()) {
              return row.next() ? whole(transaction, row) : Optional.empty();
            }
          }
        });
  }

  @Override
  public List<StoredDisclosure> about(
      Transaction transaction, ChildRef child, AuthorityId authority) {
    return Sql.in(
        transaction,
        "read the disclosures about a child",
        connection -> {
          try (PreparedStatement select =
              connection.prepareStatement(
                  "SELECT * FROM disclosure WHERE child = ? AND authority = ?"
                      + " ORDER BY created_at DESC, id LIMIT "
                      + MOST)) {
            select.setObject(1, child.value());
            select.setString(2, authority.value());
            List<StoredDisclosure> found = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
              while (row.next()) {
                whole(transaction, row).ifPresent(found::add);
              }
            }
            return List.copyOf(found);
          }
        });
  }

  @Override
  public Latest latest(Transaction transaction, int most) {
    return Sql.in(
        transaction,
        "read the last disclosures",
        connection -> {
          try (PreparedStatement select =
              connection.prepareStatement(
                  "SELECT * FROM disclosure ORDER BY created_at DESC, id LIMIT ?")) {
            select.setInt(1, most);
            try (ResultSet row = select.executeQuery()) {
              return latest(transaction, row);
            }
          }
        });
  }

  private Latest latest(Transaction transaction, ResultSet row) throws SQLException {
    List<StoredDisclosure> readable = new ArrayList<>();
    int erased = 0;
    int altered = 0;
    while (row.next()) {
      if (!rows.holds(sealedRow(row))) {
        altered++;
        continue;
      }
      Optional<StoredDisclosure> one = opened(transaction, row);
      one.ifPresent(readable::add);
      erased += one.isPresent() ? 0 : 1;
    }
    return new Latest(readable, erased, altered);
  }

  private Optional<StoredDisclosure> whole(Transaction transaction, ResultSet row)
      throws SQLException {
    return rows.holds(sealedRow(row)) ? opened(transaction, row) : Optional.empty();
  }

  /** Empty where the child's key is gone: the seal of the row says that the body is ours. */
  private Optional<StoredDisclosure> opened(Transaction transaction, ResultSet row)
      throws SQLException {
    SealedBody sealed =
        new SealedBody(new KeyId(RowOf.uuid(row, "body_key")), row.getBytes("body"));
    StoredDisclosure unread = unread(row);
    return rows.open(transaction, unread.place(), sealed.key(), sealed.bytes())
        .map(RowOf::unframed)
        .map(
            parts ->
                unread
                    .holding(parts.get(0), parts.get(1))
                    .at(scale(parts))
                    .with(parts.stream().skip(FIXED_PARTS).map(SqlDisclosures::printed).toList()));
  }

  /** Request, decision and scale, and each printed paper. */
  private static List<byte[]> parts(StoredDisclosure disclosure) {
    List<byte[]> parts = new ArrayList<>();
    parts.add(disclosure.request());
    parts.add(disclosure.decision());
    parts.add(disclosure.scale().code().getBytes(StandardCharsets.UTF_8));
    for (Printed paper : disclosure.printed()) {
      List<byte[]> pages = new ArrayList<>();
      pages.add(paper.file().bytes());
      pages.addAll(paper.pages("seal them at rest"));
      parts.add(RowOf.framed(pages));
    }
    return parts;
  }

  private static Printed printed(byte[] part) {
    List<byte[]> pages = RowOf.unframed(part);
    return Printed.of(Sha256.wrap(pages.getFirst()), pages.subList(1, pages.size()));
  }

  private static Scale scale(List<byte[]> parts) {
    String code = new String(parts.get(2), StandardCharsets.UTF_8);
    return Coded.parse(Scale.class, code).orElseThrow();
  }

  /** The row as the check of all rows sees it. */
  static Row sealedRow(ResultSet row) throws SQLException {
    Columns columns = new Columns(row);
    return columns.sealed(
        "disclosure",
        columns.uuid("id"),
        columns.text("client"),
        columns.text("system"),
        columns.text("authority"),
        columns.uuid("child"),
        columns.text("state"),
        columns.text("reason"),
        columns.uuid("message"),
        columns.instant("created_at"),
        columns.uuid("body_key"),
        columns.digest("body"));
  }

  private static StoredDisclosure unread(ResultSet row) throws SQLException {
    UUID message = RowOf.uuid(row, "message");
    return new StoredDisclosure(
        new DisclosureId(RowOf.uuid(row, "id")),
        new Asker(
            new ClientId(row.getString("client")),
            new SystemId(row.getString("system")),
            new AuthorityId(row.getString("authority"))),
        new ChildRef(RowOf.uuid(row, "child")),
        Coded.parse(State.class, row.getString("state")).orElseThrow(),
        Optional.ofNullable(row.getString("reason"))
            .map(code -> Coded.parse(Reason.class, code).orElseThrow()),
        Optional.ofNullable(message).map(MessageId::new),
        RowOf.instant(row, "created_at"),
        new byte[0],
        new byte[0]);
  }

  private static byte[] content(StoredDisclosure disclosure, SealedBody sealed) {
    return RowSeal.content(
        disclosure.asker().client().value(),
        disclosure.asker().system().value(),
        disclosure.asker().authority().value(),
        disclosure.child().toString(),
        disclosure.state().code(),
        disclosure.reason().map(Reason::code).orElse(""),
        disclosure.message().map(MessageId::toString).orElse(""),
        RowOf.kept(disclosure.createdAt()).toString(),
        sealed.key().toString(),
        Sha256.of(sealed.bytes()).hex());
  }
}
