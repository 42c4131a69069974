package org.kinbridge.store.child;

import static java.util.Objects.requireNonNull;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.kinbridge.disclosure.ChildRef;
import org.kinbridge.store.database.Sql;
import org.kinbridge.store.row.Columns;
import org.kinbridge.store.row.RowOf;
import org.kinbridge.store.row.SealedRows;
import org.kinbridge.vault.Crosswalk;
import org.kinbridge.vault.Place;
import org.kinbridge.vault.RowAltered;
import org.kinbridge.vault.RowSeal;
import org.kinbridge.vault.SealedRows.Row;
import org.kinbridge.vault.Transaction;

/**
 * The crosswalk's tokens in PostgreSQL. A row led to another child would have a case judged under
 * another child's restrictions, so each carries a seal. The child's standing begins with its row.
 */
public final class SqlCrosswalk implements Crosswalk.Tokens {
  private final SealedRows rows;
  private final StandingRow standing;

  public SqlCrosswalk(SealedRows rows) {
    this.rows = requireNonNull(rows, "rows is null");
    this.standing = new StandingRow(rows);
  }

  @Override
  public Optional<ChildRef> find(Transaction transaction, String token) {
    return Sql.in(transaction, "look a child up", c -> find(c, token));
  }

  @Override
  public Kept addIfAbsent(Transaction transaction, String token, ChildRef fresh) {
    return Sql.in(
        transaction,
        "add a child",
        c -> {
          String sql =
              "INSERT INTO crosswalk (token, child, seal) VALUES (?, ?, ?) ON CONFLICT DO NOTHING";
          try (PreparedStatement insert = c.prepareStatement(sql)) {
            insert.setString(1, token);
            insert.setObject(2, fresh.value());
            insert.setBytes(3, rows.rowSeal(place(token), content(fresh)));
            if (insert.executeUpdate() == 1) {
              return new Kept(fresh, List.of(place(token), standing.begin(c, fresh)));
            }
          }
          return find(c, token)
              .map(known -> new Kept(known, List.of()))
              .orElseThrow(() -> new SQLException("a token came and went", "40001"));
        });
  }

  private Optional<ChildRef> find(Connection connection, String token) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("SELECT token, child, seal FROM crosswalk WHERE token = ?")) {
      select.setString(1, token);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? Optional.of(ours(row)) : Optional.empty();
      }
    }
  }

  private ChildRef ours(ResultSet row) throws SQLException {
    Row sealed = sealedRow(row);
    if (!rows.holds(sealed)) {
      throw new RowAltered(sealed.place());
    }
    return new ChildRef(RowOf.uuid(row, "child"));
  }

  /** The row as the check of all rows sees it. */
  public static Row sealedRow(ResultSet row) throws SQLException {
    Columns columns = new Columns(row);
    return columns.sealed("crosswalk", columns.text("token"), columns.uuid("child"));
  }

  private static Place place(String token) {
    return new Place("crosswalk", token, 1);
  }

  private static byte[] content(ChildRef child) {
    return RowSeal.content(child.toString());
  }
}
