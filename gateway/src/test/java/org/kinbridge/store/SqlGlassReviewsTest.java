package org.kinbridge.store;

import java.security.SecureRandom;
import java.util.UUID;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kinbridge.disclosure.DisclosureId;
import org.kinbridge.review.GlassReviews;
import org.kinbridge.review.GlassReviewsContract;
import org.kinbridge.store.child.SqlChildKeys;
import org.kinbridge.store.database.TestDatabase;
import org.kinbridge.store.row.SealedRows;
import org.kinbridge.vault.AnyKeystore;
import org.kinbridge.vault.RowSeal;
import org.kinbridge.vault.Transactions;
import org.kinbridge.vault.Vault;

/** What somebody does to the rows is in {@code GlassTest}. */
class SqlGlassReviewsTest extends GlassReviewsContract {
  @RegisterExtension static final TestDatabase database = new TestDatabase();

  @Override
  protected Transactions storage() {
    return database.open();
  }

  @Override
  protected GlassReviews reviews() {
    Vault vault = new Vault(new SqlChildKeys(), AnyKeystore.keystore(), new SecureRandom());
    return new SqlGlassReviews(new SealedRows(vault, new RowSeal(AnyKeystore.keystore())));
  }

  @Override
  protected DisclosureId disclosure() {
    UUID id = UUID.randomUUID();
    database.asSuperuser(
        "INSERT INTO disclosure VALUES ('"
            + id
            + "', 'c', 's', 'a', gen_random_uuid(), 'held', NULL, NULL, now(), gen_random_uuid(),"
            + " '', '')");
    return new DisclosureId(id);
  }
}
