package org.kinbridge.store.message;

import static java.util.Objects.requireNonNull;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kinbridge.deliver.Recall;
import org.kinbridge.deliver.Recall.Standing;
import org.kinbridge.deliver.Recalls;
import org.kinbridge.disclosure.AuthorityId;
import org.kinbridge.disclosure.Coded;
import org.kinbridge.disclosure.Compliance;
import org.kinbridge.disclosure.DisclosureId;
import org.kinbridge.disclosure.EntityId;
import org.kinbridge.disclosure.MessageId;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.store.database.Sql;
import org.kinbridge.store.row.Columns;
import org.kinbridge.store.row.RowOf;
import org.kinbridge.store.row.SealedRows;
import org.kinbridge.vault.RowSeal;
import org.kinbridge.vault.SealedRows.Row;
import org.kinbridge.vault.Transaction;

/** What was recalled, in PostgreSQL. */
public final class SqlRecalls implements Recalls {
  private final SealedRows rows;

  public SqlRecalls(SealedRows rows) {
    this.rows = requireNonNull(rows, "rows is null");
  }

  @Override
  public boolean put(Transaction transaction, Recall recall) {
    String sql =
        """
        INSERT INTO recall (message, disclosure, authority, partner, reason, ordered_at, recall, state, outcome, refusal,
                            changed_at, version, seal)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (message) DO NOTHING
        """;
    return Sql.in(
        transaction,
        "order a recall",
        connection -> {
          try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setObject(1, recall.message().value());
            insert.setObject(2, recall.disclosure().value());
            insert.setString(3, recall.authority().value());
            insert.setString(4, recall.partner().value());
            insert.setString(5, recall.reason().code());
            RowOf.instant(insert, 6, recall.ordered());
            changing(insert, 7, recall);
            return insert.executeUpdate() == 1;
          }
        });
  }

  /** What changes with each state, and the seal over all of it. */
  private void changing(PreparedStatement statement, int from, Recall recall) throws SQLException {
    statement.setObject(from, recall.by().value());
    statement.setString(from + 1, recall.standing().state().code());
    statement.setString(from + 2, recall.outcome().map(Compliance::code).orElse(null));
    statement.setString(from + 3, recall.refusal().map(Reason::code).orElse(null));
    RowOf.instant(statement, from + 4, recall.changedAt());
    statement.setLong(from + 5, recall.version());
    statement.setBytes(from + 6, rows.rowSeal(recall.place(), content(recall)));
  }

  @Override
  public Optional<Recall> of(Transaction transaction, MessageId recalled) {
    return one(transaction, recalled, "SELECT * FROM recall WHERE message = ?");
  }

  @Override
  public Optional<Recall> lockSaidBy(Transaction transaction, MessageId recall) {
    return one(transaction, recall, "SELECT * FROM recall WHERE recall = ? FOR UPDATE");
  }

  private Optional<Recall> one(Transaction transaction, MessageId message, String sql) {
    return Sql.in(
        transaction,
        "read a recall",
        connection -> {
          try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setObject(1, message.value());
            return read(select).stream().findFirst();
          }
        });
  }

  @Override
  public void advance(Transaction transaction, Recall next) {
    String sql =
        """
        UPDATE recall SET recall = ?, state = ?, outcome = ?, refusal = ?, changed_at = ?, version = ?, seal = ?
         WHERE message = ? AND version = ?
        """;
    Sql.in(
        transaction,
        "advance a recall",
        connection -> {
          try (PreparedStatement update = connection.prepareStatement(sql)) {
            changing(update, 1, next);
            update.setObject(8, next.message().value());
            update.setLong(9, next.version() - 1);
            if (update.executeUpdate() != 1) {
              throw new IllegalStateException("a recall advanced without its lock");
            }
            return next;
          }
        });
  }

  @Override
  public List<Recall> unanswered(Transaction transaction, Search search) {
    String sql =
        """
        SELECT * FROM recall
         WHERE state <> 'complied' AND (?::text IS NULL OR authority = ?)
           AND (?::uuid IS NULL OR (ordered_at, message) >
                                   (SELECT ordered_at, message FROM recall WHERE disclosure = ?
                                     ORDER BY ordered_at DESC, message DESC LIMIT 1))
         ORDER BY ordered_at, message LIMIT ?
        """;
    return Sql.in(
        transaction,
        "list recalls with which nobody complied",
        connection -> {
          try (PreparedStatement select = connection.prepareStatement(sql)) {
            String authority = search.authority().map(AuthorityId::value).orElse(null);
            Object after = search.after().map(DisclosureId::value).orElse(null);
            select.setString(1, authority);
            select.setString(2, authority);
            select.setObject(3, after);
            select.setObject(4, after);
            select.setInt(5, search.most());
            return read(select);
          }
        });
  }

  private List<Recall> read(PreparedStatement query) throws SQLException {
    List<Recall> found = new ArrayList<>();
    try (ResultSet row = query.executeQuery()) {
      while (row.next()) {
        if (rows.holds(sealedRow(row))) {
          found.add(recall(row));
        }
      }
    }
    return found;
  }

  /** The row as the check of all rows sees it. */
  public static Row sealedRow(ResultSet row) throws SQLException {
    Columns columns = new Columns(row);
    return columns.sealed(
        "recall",
        columns.uuid("message"),
        row.getLong("version"),
        columns.uuid("disclosure"),
        columns.text("authority"),
        columns.text("partner"),
        columns.text("reason"),
        columns.instant("ordered_at"),
        columns.uuid("recall"),
        columns.text("state"),
        columns.text("outcome"),
        columns.text("refusal"),
        columns.instant("changed_at"));
  }

  private static Recall recall(ResultSet row) throws SQLException {
    return new Recall(
        new MessageId(RowOf.uuid(row, "message")),
        new DisclosureId(RowOf.uuid(row, "disclosure")),
        new AuthorityId(row.getString("authority")),
        new EntityId(row.getString("partner")),
        new MessageId(RowOf.uuid(row, "recall")),
        Coded.parse(Reason.class, row.getString("reason")).orElseThrow(),
        RowOf.instant(row, "ordered_at"),
        standing(row),
        RowOf.instant(row, "changed_at"),
        row.getLong("version"));
  }

  private static Standing standing(ResultSet row) throws SQLException {
    return switch (Coded.parse(Recall.State.class, row.getString("state")).orElseThrow()) {
      case OPEN -> new Standing.Open();
      case COMPLIED ->
          new Standing.Complied(
              Coded.parse(Compliance.class, row.getString("outcome")).orElseThrow());
      case REFUSED ->
          new Standing.Refused(Coded.parse(Reason.class, row.getString("refusal")).orElseThrow());
    };
  }

  private static byte[] content(Recall recall) {
    return RowSeal.content(
        recall.disclosure().toString(),
        recall.authority().value(),
        recall.partner().value(),
        recall.reason().code(),
        RowOf.kept(recall.ordered()).toString(),
        recall.by().toString(),
        recall.standing().state().code(),
        recall.outcome().map(Compliance::code).orElse(""),
        recall.refusal().map(Reason::code).orElse(""),
        RowOf.kept(recall.changedAt()).toString());
  }
}
