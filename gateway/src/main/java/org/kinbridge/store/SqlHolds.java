package org.kinbridge.store;

import static java.util.Objects.requireNonNull;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kinbridge.disclosure.AuthorityId;
import org.kinbridge.disclosure.ChildRef;
import org.kinbridge.disclosure.Coded;
import org.kinbridge.disclosure.DisclosureId;
import org.kinbridge.disclosure.MessageId;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.ledger.entry.EntryId;
import org.kinbridge.review.Hold;
import org.kinbridge.review.Hold.Fate;
import org.kinbridge.review.Holds;
import org.kinbridge.store.database.Sql;
import org.kinbridge.store.row.Columns;
import org.kinbridge.store.row.RowOf;
import org.kinbridge.store.row.SealedRows;
import org.kinbridge.vault.RowSeal;
import org.kinbridge.vault.SealedRows.Row;
import org.kinbridge.vault.Transaction;

/** What waits for a person, in PostgreSQL. */
public final class SqlHolds implements Holds {
  private final SealedRows rows;

  public SqlHolds(SealedRows rows) {
    this.rows = requireNonNull(rows, "rows is null");
  }

  @Override
  public void open(Transaction transaction, Hold hold) {
    String sql =
        """
        INSERT INTO hold (disclosure, authority, child, asked, approvers, opened, opened_at, expires, state, reason,
                          message, changed_at, version, seal)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """;
    Sql.in(
        transaction,
        "open a hold",
        connection -> {
          try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setObject(1, hold.disclosure().value());
            insert.setString(2, hold.authority().value());
            insert.setObject(3, hold.child().value());
            insert.setString(4, hold.asked().code());
            insert.setInt(5, hold.approvers());
            insert.setObject(6, hold.opened().value());
            RowOf.instant(insert, 7, hold.openedAt());
            RowOf.instant(insert, 8, hold.expires());
            changing(insert, 9, hold);
            return insert.executeUpdate();
          }
        });
  }

  /** What changes with each state, and the seal over all of it. */
  private void changing(PreparedStatement statement, int from, Hold hold) throws SQLException {
    statement.setString(from, hold.fate().state().code());
    statement.setString(from + 1, hold.fate().because().map(Reason::code).orElse(null));
    statement.setObject(from + 2, hold.fate().became().map(MessageId::value).orElse(null));
    RowOf.instant(statement, from + 3, hold.changedAt());
    statement.setLong(from + 4, hold.version());
    statement.setBytes(from + 5, rows.rowSeal(hold.place(), content(hold)));
  }

  @Override
  public Optional<Hold> find(Transaction transaction, DisclosureId disclosure) {
    return Sql.in(
        transaction,
        "read a hold",
        connection -> {
          try (PreparedStatement select =
              connection.prepareStatement("SELECT * FROM hold WHERE disclosure = ?")) {
            select.setObject(1, disclosure.value());
            return read(select).stream().findFirst();
          }
        });
  }

  @Override
  public void advance(Transaction transaction, Hold next) {
    String sql =
        """
        UPDATE hold SET state = ?, reason = ?, message = ?, changed_at = ?, version = ?, seal = ?
         WHERE disclosure = ? AND version = ?
        """;
    Sql.in(
        transaction,
        "advance a hold",
        connection -> {
          try (PreparedStatement update = connection.prepareStatement(sql)) {
            changing(update, 1, next);
            update.setObject(7, next.disclosure().value());
            update.setLong(8, next.version() - 1);
            if (update.executeUpdate() != 1) {
              throw new IllegalStateException("a hold advanced without the lock of its child");
            }
            return next;
          }
        });
  }

  @Override
  public List<Hold> waiting(Transaction transaction, Search search) {
    String sql =
        """
        SELECT * FROM hold
         WHERE state = 'waits' AND approvers > 0 AND (?::text IS NULL OR authority = ?)
           AND (?::uuid IS NULL OR (opened_at, disclosure) > (SELECT opened_at, disclosure FROM hold WHERE disclosure = ?))
         ORDER BY opened_at, disclosure LIMIT ?
        """;
    return Sql.in(
        transaction,
        "list holds",
        connection -> {
          try (PreparedStatement select = connection.prepareStatement(sql)) {
            WorkOfPersons.search(select, search);
            return read(select);
          }
        });
  }

  @Override
  public List<DisclosureId> due(Transaction transaction, Instant now, int most) {
    String sql =
        "SELECT disclosure FROM hold WHERE state = 'waits' AND expires <= ? ORDER BY expires LIMIT"
            + " ?";
    return WorkOfPersons.due(transaction, sql, now, most);
  }

  /** A row that is not as we wrote it is named and left out. */
  private List<Hold> read(PreparedStatement query) throws SQLException {
    List<Hold> found = new ArrayList<>();
    try (ResultSet row = query.executeQuery()) {
      while (row.next()) {
        if (rows.holds(sealedRow(row))) {
          found.add(hold(row));
        }
      }
    }
    return found;
  }

  /** The row as the check of all rows sees it. */
  static Row sealedRow(ResultSet row) throws SQLException {
    Columns columns = new Columns(row);
    return columns.sealed(
        "hold",
        columns.uuid("disclosure"),
        row.getLong("version"),
        columns.text("authority"),
        columns.uuid("child"),
        columns.text("asked"),
        columns.text("approvers"),
        columns.uuid("opened"),
        columns.instant("opened_at"),
        columns.instant("expires"),
        columns.text("state"),
        columns.text("reason"),
        columns.uuid("message"),
        columns.instant("changed_at"));
  }

  private static Hold hold(ResultSet row) throws SQLException {
    return new Hold(
        new DisclosureId(RowOf.uuid(row, "disclosure")),
        new AuthorityId(row.getString("authority")),
        new ChildRef(RowOf.uuid(row, "child")),
        Coded.parse(Reason.class, row.getString("asked")).orElseThrow(),
        row.getInt("approvers"),
        new EntryId(RowOf.uuid(row, "opened")),
        RowOf.instant(row, "opened_at"),
        RowOf.instant(row, "expires"),
        fate(row),
        RowOf.instant(row, "changed_at"),
        row.getLong("version"));
  }

  private static Fate fate(ResultSet row) throws SQLException {
    return switch (Coded.parse(Hold.State.class, row.getString("state")).orElseThrow()) {
      case WAITS -> new Fate.Waits();
      case GRANTED -> new Fate.Granted(new MessageId(RowOf.uuid(row, "message")));
      case OVER -> new Fate.Over(Coded.parse(Reason.class, row.getString("reason")).orElseThrow());
    };
  }

  private static byte[] content(Hold hold) {
    return RowSeal.content(
        hold.authority().value(),
        hold.child().toString(),
        hold.asked().code(),
        Integer.toString(hold.approvers()),
        hold.opened().toString(),
        RowOf.kept(hold.openedAt()).toString(),
        RowOf.kept(hold.expires()).toString(),
        hold.fate().state().code(),
        hold.fate().because().map(Reason::code).orElse(""),
        hold.fate().became().map(MessageId::toString).orElse(""),
        RowOf.kept(hold.changedAt()).toString());
  }
}
