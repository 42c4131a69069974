package org.kinbridge.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.kinbridge.disclosure.ChildRef;
import org.kinbridge.vault.Crosswalk;
import org.kinbridge.vault.Transaction;

/** The crosswalk's tokens in PostgreSQL. */
public final class SqlCrosswalk implements Crosswalk.Tokens {

  @Override
  public Optional<ChildRef> find(Transaction transaction, String token) {
    return Sql.in(transaction, "look a child up", c -> find(c, token));
  }

  @Override
  public ChildRef addIfAbsent(Transaction transaction, String token, ChildRef fresh) {
    return Sql.in(
        transaction,
        "add a child",
        c -> {
          try (PreparedStatement insert =
              c.prepareStatement(
                  "INSERT INTO crosswalk (token, child) VALUES (?, ?) ON CONFLICT DO NOTHING")) {
            insert.setString(1, token);
            insert.setObject(2, fresh.value());
            if (insert.executeUpdate() == 1) {
              return fresh;
            }
          }
          return find(c, token)
              .orElseThrow(() -> new SQLException("a token came and went", "40001"));
        });
  }

  private static Optional<ChildRef> find(Connection connection, String token) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("SELECT child FROM crosswalk WHERE token = ?")) {
      select.setString(1, token);
      try (ResultSet row = select.executeQuery()) {
        return row.next()
            ? Optional.of(new ChildRef(row.getObject(1, UUID.class)))
            : Optional.empty();
      }
    }
  }
}
