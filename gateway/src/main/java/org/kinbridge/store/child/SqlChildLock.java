package org.kinbridge.store.child;

import static java.util.Objects.requireNonNull;

import java.util.Set;
import org.kinbridge.disclosure.ChildRef;
import org.kinbridge.release.ChildLock;
import org.kinbridge.store.database.Sql;
import org.kinbridge.store.row.SealedRows;
import org.kinbridge.vault.Transaction;

/**
 * The lock on a child's standing in PostgreSQL: a row lock, gone with its transaction, its process
 * or its connection.
 */
public final class SqlChildLock implements ChildLock {
  private final StandingRow standing;

  public SqlChildLock(SealedRows rows) {
    this.standing = new StandingRow(requireNonNull(rows, "rows is null"));
  }

  @Override
  public void share(Transaction transaction, Set<ChildRef> children) {
    lock(transaction, children, "FOR SHARE");
  }

  @Override
  public void alone(Transaction transaction, Set<ChildRef> children) {
    lock(transaction, children, "FOR UPDATE");
  }

  private void lock(Transaction transaction, Set<ChildRef> children, String how) {
    Sql.in(
        transaction,
        "lock what stands about children",
        connection -> {
          standing.lock(connection, children, how);
          return children;
        });
  }
}
