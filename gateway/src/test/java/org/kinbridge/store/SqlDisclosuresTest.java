package org.kinbridge.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kinbridge.flow.setting.Disclosures;
import org.kinbridge.flow.setting.DisclosuresContract;
import org.kinbridge.flow.setting.StoredDisclosure;
import org.kinbridge.store.child.SqlChildKeys;
import org.kinbridge.store.database.TestDatabase;
import org.kinbridge.store.row.SealedRows;
import org.kinbridge.store.row.SealedRowsNamed;
import org.kinbridge.vault.AnyKeystore;
import org.kinbridge.vault.ChildKeys;
import org.kinbridge.vault.RowSeal;
import org.kinbridge.vault.Transactions;

class SqlDisclosuresTest extends DisclosuresContract {
  @RegisterExtension static final TestDatabase database = new TestDatabase();

  @Override
  protected Transactions storage() {
    return database.open();
  }

  @Override
  protected ChildKeys childKeys() {
    return new SqlChildKeys();
  }

  @Override
  protected Disclosures disclosures() {
    return new SqlDisclosures(new SealedRows(vault(), new RowSeal(AnyKeystore.keystore())));
  }

  @Override
  protected void alter(StoredDisclosure disclosure) {
    set(disclosure, "body = '\\x00'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "client = 'another'",
        "client = 'No Such Id'",
        "system = ''",
        "system = 'another'",
        "authority = 'another'",
        "child = gen_random_uuid()",
        "state = 'held'",
        "state = 'released'",
        "state = 'unheard-of'",
        "reason = 'too-large'",
        "reason = 'unheard-of'",
        "reason = ''",
        "message = NULL",
        "message = gen_random_uuid()",
        "created_at = created_at + interval '1 day'",
        "created_at = 'infinity'",
        "body_key = gen_random_uuid()",
        "seal = '\\x00'",
      })
  void a_changed_column_is_noticed_and_named_whatever_stands_in_it(String change) {
    put(disclosure);
    set(disclosure, change);
    assertThat(find(disclosure.id())).isEmpty();
    assertThat(SealedRowsNamed.in(database, "disclosure"))
        .contains("disclosure " + disclosure.id());
  }

  private static void set(StoredDisclosure disclosure, String change) {
    UUID id = disclosure.id().value();
    database.asSuperuser("UPDATE disclosure SET " + change + " WHERE id = '" + id + "'");
  }
}
