package org.kinbridge.store.child;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Deque;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.kinbridge.disclosure.ChildRef;
import org.kinbridge.store.database.Sql;
import org.kinbridge.vault.ChildKeys;
import org.kinbridge.vault.KeyId;
import org.kinbridge.vault.SealedBody;
import org.kinbridge.vault.Transaction;
import org.kinbridge.vault.WrappedKey;

/**
 * Wrapped child keys in PostgreSQL. A transaction opens one body after the other about the same
 * child: it reads the key once. One that somebody else destroys meanwhile is gone for the next
 * transaction, as it would be for one that had read its bodies a moment earlier.
 */
public final class SqlChildKeys implements ChildKeys {
  /** More children than a disclosure has: who reads all children remembers no more than these. */
  private static final int REMEMBERED = 8;

  private static final String SELECT = "SELECT id, child, epoch, wrap FROM child_key WHERE ";

  @Override
  public Optional<WrappedKey> of(Transaction transaction, ChildRef child) {
    return known(transaction, key -> key.child().equals(child))
        .or(() -> read(transaction, "child = ?", child.value()));
  }

  @Override
  public Optional<WrappedKey> byId(Transaction transaction, KeyId id) {
    return known(transaction, key -> key.id().equals(id))
        .or(() -> read(transaction, "id = ?", id.value()));
  }

  private static Optional<WrappedKey> known(Transaction transaction, Predicate<WrappedKey> asked) {
    return Sql.keys(transaction).stream().filter(asked).findFirst();
  }

  private static Optional<WrappedKey> read(Transaction transaction, String which, UUID id) {
    Optional<WrappedKey> found =
        Sql.in(transaction, "read a child key", c -> one(c, SELECT + which, id));
    found.ifPresent(key -> remember(Sql.keys(transaction), key));
    return found;
  }

  private static void remember(Deque<WrappedKey> keys, WrappedKey key) {
    if (keys.size() == REMEMBERED) {
      keys.removeFirst();
    }
    keys.addLast(key);
  }

  @Override
  public WrappedKey addIfAbsent(Transaction transaction, WrappedKey fresh) {
    return Sql.in(
        transaction,
        "add a child key",
        c -> {
          try (PreparedStatement insert =
              c.prepareStatement(
                  "INSERT INTO child_key (id, child, epoch, wrap) VALUES (?, ?, ?, ?)"
                      + " ON CONFLICT (child) DO NOTHING")) {
            insert.setObject(1, fresh.id().value());
            insert.setObject(2, fresh.child().value());
            insert.setString(3, fresh.epoch());
            insert.setBytes(4, fresh.wrap().bytes());
            if (insert.executeUpdate() == 1) {
              return fresh;
            }
          }
          return one(c, SELECT + "child = ?", fresh.child().value())
              .orElseThrow(() -> new SQLException("a child key came and went", "40001"));
        });
  }

  @Override
  public Optional<KeyId> destroy(Transaction transaction, ChildRef child) {
    Sql.keys(transaction).removeIf(key -> key.child().equals(child));
    return Sql.in(
        transaction,
        "destroy a child key",
        c -> {
          try (PreparedStatement delete =
              c.prepareStatement("DELETE FROM child_key WHERE child = ? RETURNING id")) {
            delete.setObject(1, child.value());
            try (ResultSet row = delete.executeQuery()) {
              return row.next()
                  ? Optional.of(new KeyId(row.getObject(1, UUID.class)))
                  : Optional.empty();
            }
          }
        });
  }

  private static Optional<WrappedKey> one(Connection connection, String query, UUID id)
      throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(query)) {
      select.setObject(1, id);
      try (ResultSet row = select.executeQuery()) {
        if (!row.next()) {
          return Optional.empty();
        }
        KeyId key = new KeyId(row.getObject(1, UUID.class));
        return Optional.of(
            new WrappedKey(
                key,
                new ChildRef(row.getObject(2, UUID.class)),
                row.getString(3),
                new SealedBody(key, row.getBytes(4))));
      }
    }
  }
}
