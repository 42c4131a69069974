package org.kinbridge.store;

import static java.util.Objects.requireNonNull;

import java.sql.Connection;
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
import org.kinbridge.ledger.entry.EntryId;
import org.kinbridge.review.GlassReview;
import org.kinbridge.review.GlassReview.Fate;
import org.kinbridge.review.GlassReview.Finding;
import org.kinbridge.review.GlassReviews;
import org.kinbridge.review.Holds.Search;
import org.kinbridge.store.database.Sql;
import org.kinbridge.store.row.Columns;
import org.kinbridge.store.row.RowOf;
import org.kinbridge.store.row.SealedRows;
import org.kinbridge.vault.RowSeal;
import org.kinbridge.vault.SealedRows.Row;
import org.kinbridge.vault.Transaction;

/** What single persons let go and somebody must look at, in PostgreSQL. */
public final class SqlGlassReviews implements GlassReviews {
  private final SealedRows rows;

  public SqlGlassReviews(SealedRows rows) {
    this.rows = requireNonNull(rows, "rows is null");
  }

  @Override
  public void open(Transaction transaction, GlassReview review) {
    String sql =
        """
        INSERT INTO glass_review (disclosure, authority, child, broken, broken_at, due, state, finding, changed_at,
                                  version, seal)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """;
    Sql.in(
        transaction,
        "open a review",
        connection -> {
          try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setObject(1, review.disclosure().value());
            insert.setString(2, review.authority().value());
            insert.setObject(3, review.child().value());
            insert.setObject(4, review.broken().value());
            RowOf.instant(insert, 5, review.brokenAt());
            RowOf.instant(insert, 6, review.due());
            changing(insert, 7, review);
            return insert.executeUpdate();
          }
        });
  }

  /** What changes with each state, and the seal over all of it. */
  private void changing(PreparedStatement statement, int from, GlassReview review)
      throws SQLException {
    statement.setString(from, review.fate().state().code());
    statement.setString(from + 1, finding(review).map(Finding::code).orElse(null));
    RowOf.instant(statement, from + 2, review.changedAt());
    statement.setLong(from + 3, review.version());
    statement.setBytes(from + 4, rows.rowSeal(review.place(), content(review)));
  }

  @Override
  public Optional<GlassReview> find(Transaction transaction, DisclosureId disclosure) {
    return Sql.in(
        transaction,
        "read a review",
        connection -> {
          try (PreparedStatement select =
              connection.prepareStatement("SELECT * FROM glass_review WHERE disclosure = ?")) {
            select.setObject(1, disclosure.value());
            return read(select).stream().findFirst();
          }
        });
  }

  @Override
  public void advance(Transaction transaction, GlassReview next) {
    String sql =
        """
        UPDATE glass_review SET state = ?, finding = ?, changed_at = ?, version = ?, seal = ?
         WHERE disclosure = ? AND version = ?
        """;
    Sql.in(
        transaction,
        "advance a review",
        connection -> {
          try (PreparedStatement update = connection.prepareStatement(sql)) {
            changing(update, 1, next);
            update.setObject(6, next.disclosure().value());
            update.setLong(7, next.version() - 1);
            if (update.executeUpdate() != 1) {
              throw new IllegalStateException("a review advanced without the lock of its child");
            }
            return next;
          }
        });
  }

  @Override
  public List<GlassReview> unreviewed(Transaction transaction, Search search) {
    String sql =
        """
        SELECT * FROM glass_review
         WHERE state <> 'reviewed' AND (?::text IS NULL OR authority = ?)
           AND (?::uuid IS NULL OR (broken_at, disclosure) >
                                   (SELECT broken_at, disclosure FROM glass_review WHERE disclosure = ?))
         ORDER BY broken_at, disclosure LIMIT ?
        """;
    return Sql.in(
        transaction,
        "list reviews",
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
        "SELECT disclosure FROM glass_review WHERE state = 'open' AND due <= ? ORDER BY due LIMIT"
            + " ?";
    return WorkOfPersons.due(transaction, sql, now, most);
  }

  @Override
  public Tally tally(Transaction transaction, AuthorityId authority, Instant since) {
    String sql =
        """
        SELECT count(*) FILTER (WHERE broken_at > ?) AS lately, count(*) FILTER (WHERE state = 'overdue') AS overdue
          FROM glass_review WHERE authority = ?
        """;
    return Sql.in(
        transaction,
        "count reviews",
        connection -> {
          alone(connection, authority);
          try (PreparedStatement select = connection.prepareStatement(sql)) {
            RowOf.instant(select, 1, since);
            select.setString(2, authority.value());
            try (ResultSet row = select.executeQuery()) {
              row.next();
              return new Tally(row.getInt("lately"), row.getInt("overdue"));
            }
          }
        });
  }

  /** Two of one authority at once would both find room for one. */
  private static void alone(Connection connection, AuthorityId authority) throws SQLException {
    try (PreparedStatement lock =
        connection.prepareStatement(
            "SELECT pg_advisory_xact_lock(hashtextextended('glass ' || ?, 0))")) {
      lock.setString(1, authority.value());
      lock.execute();
    }
  }

  /** A row that is not as we wrote it is named and left out. */
  private List<GlassReview> read(PreparedStatement query) throws SQLException {
    List<GlassReview> found = new ArrayList<>();
    try (ResultSet row = query.executeQuery()) {
      while (row.next()) {
        if (rows.holds(sealedRow(row))) {
          found.add(review(row));
        }
      }
    }
    return found;
  }

  /** The row as the check of all rows sees it. */
  static Row sealedRow(ResultSet row) throws SQLException {
    Columns columns = new Columns(row);
    return columns.sealed(
        "glass_review",
        columns.uuid("disclosure"),
        row.getLong("version"),
        columns.text("authority"),
        columns.uuid("child"),
        columns.uuid("broken"),
        columns.instant("broken_at"),
        columns.instant("due"),
        columns.text("state"),
        columns.text("finding"),
        columns.instant("changed_at"));
  }

  private static GlassReview review(ResultSet row) throws SQLException {
    return new GlassReview(
        new DisclosureId(RowOf.uuid(row, "disclosure")),
        new AuthorityId(row.getString("authority")),
        new ChildRef(RowOf.uuid(row, "child")),
        new EntryId(RowOf.uuid(row, "broken")),
        RowOf.instant(row, "broken_at"),
        RowOf.instant(row, "due"),
        fate(row),
        RowOf.instant(row, "changed_at"),
        row.getLong("version"));
  }

  private static Fate fate(ResultSet row) throws SQLException {
    return switch (Coded.parse(GlassReview.State.class, row.getString("state")).orElseThrow()) {
      case OPEN -> new Fate.Open();
      case OVERDUE -> new Fate.Overdue();
      case REVIEWED ->
          new Fate.Reviewed(Coded.parse(Finding.class, row.getString("finding")).orElseThrow());
    };
  }

  private static Optional<Finding> finding(GlassReview review) {
    return switch (review.fate()) {
      case Fate.Open open -> Optional.empty();
      case Fate.Overdue overdue -> Optional.empty();
      case Fate.Reviewed(Finding found) -> Optional.of(found);
    };
  }

  private static byte[] content(GlassReview review) {
    return RowSeal.content(
        review.authority().value(),
        review.child().toString(),
        review.broken().toString(),
        RowOf.kept(review.brokenAt()).toString(),
        RowOf.kept(review.due()).toString(),
        review.fate().state().code(),
        finding(review).map(Finding::code).orElse(""),
        RowOf.kept(review.changedAt()).toString());
  }
}
