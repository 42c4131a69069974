package org.kinbridge.store.child;

import java.security.SecureRandom;
import java.util.UUID;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kinbridge.disclosure.ChildRef;
import org.kinbridge.release.ChildLock;
import org.kinbridge.release.ChildLockContract;
import org.kinbridge.store.database.TestDatabase;
import org.kinbridge.store.row.SealedRows;
import org.kinbridge.trust.keystore.Keystore;
import org.kinbridge.vault.AnyKeystore;
import org.kinbridge.vault.Crosswalk;
import org.kinbridge.vault.RowSeal;
import org.kinbridge.vault.Transactions;
import org.kinbridge.vault.Vault;

class SqlChildLockTest extends ChildLockContract {
  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private final Keystore keys = AnyKeystore.keystore();
  private final SecureRandom random = new SecureRandom();
  private final SealedRows rows =
      new SealedRows(new Vault(new SqlChildKeys(), keys, random), new RowSeal(keys));
  private final Crosswalk crosswalk = new Crosswalk(new SqlCrosswalk(rows), keys, random);

  @Override
  protected Transactions storage() {
    return database.open();
  }

  @Override
  protected ChildLock lock() {
    return new SqlChildLock(rows);
  }

  @Override
  protected ChildRef known() {
    return storage().call(tx -> crosswalk.local(tx, "primero", UUID.randomUUID().toString()));
  }
}
