package org.kinbridge.store.child;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.kinbridge.disclosure.ChildRef;
import org.kinbridge.disclosure.NodeId;
import org.kinbridge.store.database.Sql;
import org.kinbridge.vault.KeyId;
import org.kinbridge.vault.PairwiseSecrets;
import org.kinbridge.vault.SealedBody;
import org.kinbridge.vault.Transaction;

/** Sealed pairwise secrets in PostgreSQL. */
public final class SqlPairwiseSecrets implements PairwiseSecrets.Sealed {

  @Override
  public Optional<SealedBody> find(Transaction transaction, ChildRef child, NodeId partner) {
    return Sql.in(transaction, "read a pairwise secret", c -> find(c, child, partner));
  }

  @Override
  public SealedBody addIfAbsent(
      Transaction transaction, ChildRef child, NodeId partner, SealedBody fresh) {
    return Sql.in(
        transaction,
        "add a pairwise secret",
        c -> {
          try (PreparedStatement insert =
              c.prepareStatement(
                  "INSERT INTO pairwise_secret (child, node, key_id, sealed) VALUES (?, ?, ?, ?)"
                      + " ON CONFLICT DO NOTHING")) {
            insert.setObject(1, child.value());
            insert.setString(2, partner.value());
            insert.setObject(3, fresh.key().value());
            insert.setBytes(4, fresh.bytes());
            if (insert.executeUpdate() == 1) {
              return fresh;
            }
          }
          return find(c, child, partner)
              .orElseThrow(() -> new SQLException("a pairwise secret came and went", "40001"));
        });
  }

  private static Optional<SealedBody> find(Connection connection, ChildRef child, NodeId partner)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT key_id, sealed FROM pairwise_secret WHERE child = ? AND node = ?")) {
      select.setObject(1, child.value());
      select.setString(2, partner.value());
      try (ResultSet row = select.executeQuery()) {
        return row.next()
            ? Optional.of(new SealedBody(new KeyId(row.getObject(1, UUID.class)), row.getBytes(2)))
            : Optional.empty();
      }
    }
  }
}
