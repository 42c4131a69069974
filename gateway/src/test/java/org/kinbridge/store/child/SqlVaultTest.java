package org.kinbridge.store.child;

import java.security.SecureRandom;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kinbridge.store.database.TestDatabase;
import org.kinbridge.store.row.SealedRows;
import org.kinbridge.trust.keystore.Keystore;
import org.kinbridge.vault.AnyKeystore;
import org.kinbridge.vault.ChildKeys;
import org.kinbridge.vault.Crosswalk;
import org.kinbridge.vault.PairwiseSecrets;
import org.kinbridge.vault.RowSeal;
import org.kinbridge.vault.Transactions;
import org.kinbridge.vault.Vault;
import org.kinbridge.vault.VaultContract;

class SqlVaultTest extends VaultContract {
  @RegisterExtension static final TestDatabase database = new TestDatabase();

  @Override
  protected Transactions storage() {
    return database.open();
  }

  @Override
  protected ChildKeys keys() {
    return new SqlChildKeys();
  }

  @Override
  protected Crosswalk.Tokens tokens() {
    Keystore keys = AnyKeystore.keystore();
    return new SqlCrosswalk(
        new SealedRows(new Vault(keys(), keys, new SecureRandom()), new RowSeal(keys)));
  }

  @Override
  protected PairwiseSecrets.Sealed secrets() {
    return new SqlPairwiseSecrets();
  }
}
