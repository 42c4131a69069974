package org.kinbridge.store.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kinbridge.deliver.Recall;
import org.kinbridge.deliver.Recalls;
import org.kinbridge.deliver.RecallsContract;
import org.kinbridge.disclosure.AuthorityId;
import org.kinbridge.disclosure.DisclosureId;
import org.kinbridge.disclosure.EntityId;
import org.kinbridge.disclosure.MessageId;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.store.child.SqlChildKeys;
import org.kinbridge.store.database.TestDatabase;
import org.kinbridge.store.row.SealedRows;
import org.kinbridge.vault.AnyKeystore;
import org.kinbridge.vault.RowSeal;
import org.kinbridge.vault.Transactions;
import org.kinbridge.vault.Vault;

class SqlRecallsTest extends RecallsContract {
  @RegisterExtension static final TestDatabase database = new TestDatabase();

  @Override
  protected Transactions storage() {
    return database.open();
  }

  @Override
  protected Recalls recalls() {
    Vault vault = new Vault(new SqlChildKeys(), AnyKeystore.keystore(), new SecureRandom());
    return new SqlRecalls(new SealedRows(vault, new RowSeal(AnyKeystore.keystore())));
  }

  @Test
  void a_row_that_somebody_changed_is_none() {
    Recall recall =
        new Recall(
            new MessageId(UUID.randomUUID()),
            new DisclosureId(UUID.randomUUID()),
            new AuthorityId("xc-mosa"),
            new EntityId("https://node.xa.example"),
            new MessageId(UUID.randomUUID()),
            Reason.CONSENT_WITHDRAWN,
            Instant.parse("2026-11-22T10:00:00Z"),
            new Recall.Standing.Open(),
            Instant.parse("2026-11-22T10:00:00Z"),
            1);
    storage().run(tx -> recalls().put(tx, recall));
    database.asSuperuser(
        "UPDATE recall SET state = 'complied', outcome = 'closed-unread' WHERE message = '"
            + recall.message()
            + "'");
    Optional<Recall> found = storage().call(tx -> recalls().of(tx, recall.message()));
    assertThat(found).isEmpty();
  }
}
