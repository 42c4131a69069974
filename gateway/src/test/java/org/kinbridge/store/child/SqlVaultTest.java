package org.kinbridge.store.child;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kinbridge.disclosure.ChildRef;
import org.kinbridge.store.database.TestDatabase;
import org.kinbridge.store.row.SealedRows;
import org.kinbridge.trust.keystore.Keystore;
import org.kinbridge.vault.AnyKeystore;
import org.kinbridge.vault.ChildKeys;
import org.kinbridge.vault.Crosswalk;
import org.kinbridge.vault.Opening;
import org.kinbridge.vault.PairwiseSecrets;
import org.kinbridge.vault.Place;
import org.kinbridge.vault.RowSeal;
import org.kinbridge.vault.SealedBody;
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

  @Test
  void a_key_is_read_once_a_transaction_and_is_gone_for_the_next() {
    Vault vault = new Vault(keys(), AnyKeystore.keystore(), new SecureRandom());
    ChildRef child = new ChildRef(UUID.randomUUID());
    Place place = new Place("inbox", UUID.randomUUID().toString(), 1);
    SealedBody body = storage().call(tx -> vault.seal(tx, child, place, new byte[] {1}));
    storage()
        .run(
            tx -> {
              assertThat(vault.open(tx, place, body)).isInstanceOf(Opening.Body.class);
              database.asSuperuser("DELETE FROM child_key WHERE child = '" + child + "'");
              assertThat(vault.open(tx, place, body)).isInstanceOf(Opening.Body.class);
            });
    assertThat(storage().<Opening>call(tx -> vault.open(tx, place, body)))
        .isEqualTo(new Opening.KeyGone(body.key()));
  }
}
