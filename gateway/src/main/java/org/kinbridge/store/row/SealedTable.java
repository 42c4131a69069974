package org.kinbridge.store.row;

import static java.util.Objects.requireNonNull;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.function.Consumer;
import org.kinbridge.store.database.Sql;
import org.kinbridge.vault.SealedRows;
import org.kinbridge.vault.Transaction;

/** One table whose rows carry seals, read from end to end without opening a body. */
public record SealedTable(String table, Recorded recorded, Reader reader) implements SealedRows {
  private static final int PAGE = 500;

  /** How a row of the table was sealed. */
  public interface Reader {
    Row read(ResultSet row) throws SQLException;
  }

  public SealedTable {
    requireNonNull(table, "table is null");
    requireNonNull(recorded, "recorded is null");
    requireNonNull(reader, "reader is null");
  }

  @Override
  public void each(Transaction transaction, Consumer<Row> row) {
    Sql.in(
        transaction,
        "read the sealed rows of " + table,
        connection -> {
          try (PreparedStatement select = connection.prepareStatement("SELECT * FROM " + table)) {
            select.setFetchSize(PAGE);
            try (ResultSet rows = select.executeQuery()) {
              while (rows.next()) {
                row.accept(reader.read(rows));
              }
            }
          }
          return table;
        });
  }
}
