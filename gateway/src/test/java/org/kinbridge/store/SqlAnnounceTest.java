package org.kinbridge.store;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kinbridge.flow.announce.AnnounceContract;
import org.kinbridge.flow.announce.Announcements;
import org.kinbridge.ledger.Journal;
import org.kinbridge.store.child.SqlChildKeys;
import org.kinbridge.store.database.TestDatabase;
import org.kinbridge.store.log.SqlJournal;
import org.kinbridge.store.row.SealedRows;
import org.kinbridge.vault.ChildKeys;
import org.kinbridge.vault.RowSeal;
import org.kinbridge.vault.Transactions;

class SqlAnnounceTest extends AnnounceContract {
  @RegisterExtension static final TestDatabase database = new TestDatabase();

  @BeforeEach
  void empty() {
    database.emptyLog();
    database.asSuperuser("TRUNCATE announced");
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
  protected Announcements announcements() {
    return new SqlAnnouncements(new SealedRows(vault(), new RowSeal(keys)));
  }

  @Override
  protected void alter(String subject) {
    database.asSuperuser(
        "UPDATE announced SET entry = gen_random_uuid() WHERE subject = '" + subject + "'");
  }
}
