package org.kinbridge.store.log;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kinbridge.ledger.Journal;
import org.kinbridge.ledger.LedgerContract;
import org.kinbridge.ledger.LogWriter;
import org.kinbridge.store.child.SqlChildKeys;
import org.kinbridge.store.database.TestDatabase;
import org.kinbridge.vault.ChildKeys;
import org.kinbridge.vault.Transactions;

class SqlLedgerTest extends LedgerContract {
  @RegisterExtension static final TestDatabase database = new TestDatabase();

  @BeforeEach
  void emptyLog() {
    database.emptyLog();
  }

  @Override
  protected Transactions storage() {
    return database.open();
  }

  @Override
  protected ChildKeys childKeys() {
    return new SqlChildKeys();
  }

  @Override
  protected Journal journal() {
    return new SqlJournal();
  }

  @Override
  protected LogWriter writer() {
    return new SqlLogWriter(database.open());
  }
}
