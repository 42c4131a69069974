package org.kinbridge.store.message;

import static java.util.Objects.requireNonNull;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.kinbridge.deliver.InboxItem;
import org.kinbridge.deliver.Recalled;
import org.kinbridge.disclosure.Coded;
import org.kinbridge.disclosure.Compliance;
import org.kinbridge.disclosure.MessageId;
import org.kinbridge.store.database.Sql;
import org.kinbridge.store.row.Columns;
import org.kinbridge.store.row.RowOf;
import org.kinbridge.store.row.SealedRows;
import org.kinbridge.vault.RowSeal;
import org.kinbridge.vault.SealedRows.Row;
import org.kinbridge.vault.Transaction;

/** Which items of the inbox were recalled. Rows are added and never changed. */
public final class RecallMarks {
  private final SealedRows rows;

  RecallMarks(SealedRows rows) {
    this.rows = requireNonNull(rows, "rows is null");
  }

  void put(Transaction transaction, InboxItem item, Recalled recalled) {
    String sql =
        """
        INSERT INTO inbox_recalled (issuer, message, recall, outcome, recalled_at, seal) VALUES (?, ?, ?, ?, ?, ?)
        """;
    Sql.in(
        transaction,
        "note that a message was recalled",
        connection -> {
          try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setString(1, item.issuer().value());
            insert.setObject(2, item.message().value());
            insert.setObject(3, recalled.by().value());
            insert.setString(4, recalled.outcome().code());
            RowOf.instant(insert, 5, recalled.at());
            insert.setBytes(6, rows.rowSeal(item.recallPlace(), content(recalled)));
            return insert.executeUpdate();
          }
        });
  }

  /**
   * The items with what was recalled of them. One whose mark is not as we wrote it is left out: it
   * is named, and not shown.
   */
  List<InboxItem> on(Transaction transaction, List<InboxItem> items) {
    if (items.isEmpty()) {
      return items;
    }
    Map<String, Optional<Recalled>> marks = marks(transaction, items);
    return items.stream()
        .flatMap(
            item ->
                Optional.ofNullable(marks.get(item.recallPlace().row()))
                    .map(mark -> mark.map(item::without).stream())
                    .orElseGet(() -> Stream.of(item)))
        .toList();
  }

  private Map<String, Optional<Recalled>> marks(Transaction transaction, List<InboxItem> items) {
    return Sql.in(
        transaction,
        "look which messages were recalled",
        connection -> {
          try (PreparedStatement select =
              connection.prepareStatement("SELECT * FROM inbox_recalled WHERE message = ANY (?)")) {
            select.setArray(
                1,
                connection.createArrayOf(
                    "uuid", items.stream().map(item -> item.message().value()).toArray()));
            Map<String, Optional<Recalled>> found = new HashMap<>();
            try (ResultSet row = select.executeQuery()) {
              while (row.next()) {
                Row sealed = sealedRow(row);
                found.put(
                    sealed.place().row(),
                    rows.holds(sealed) ? Optional.of(recalled(row)) : Optional.empty());
              }
            }
            return found;
          }
        });
  }

  private static Recalled recalled(ResultSet row) throws SQLException {
    return new Recalled(
        new MessageId(RowOf.uuid(row, "recall")),
        Coded.parse(Compliance.class, row.getString("outcome")).orElseThrow(),
        RowOf.instant(row, "recalled_at"));
  }

  /** The row as the check of all rows sees it. */
  public static Row sealedRow(ResultSet row) throws SQLException {
    Columns columns = new Columns(row);
    return columns.sealed(
        "inbox_recalled",
        columns.text("issuer") + " " + columns.uuid("message"),
        columns.uuid("recall"),
        columns.text("outcome"),
        columns.instant("recalled_at"));
  }

  private static byte[] content(Recalled recalled) {
    return RowSeal.content(
        recalled.by().toString(), recalled.outcome().code(), RowOf.kept(recalled.at()).toString());
  }
}
