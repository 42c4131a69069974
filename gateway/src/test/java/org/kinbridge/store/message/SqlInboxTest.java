package org.kinbridge.store.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kinbridge.deliver.Inbox;
import org.kinbridge.deliver.InboxContract;
import org.kinbridge.deliver.InboxItem;
import org.kinbridge.store.child.SqlChildKeys;
import org.kinbridge.store.database.TestDatabase;
import org.kinbridge.store.row.SealedRows;
import org.kinbridge.store.row.SealedRowsNamed;
import org.kinbridge.vault.AnyKeystore;
import org.kinbridge.vault.ChildKeys;
import org.kinbridge.vault.RowSeal;
import org.kinbridge.vault.Transactions;

class SqlInboxTest extends InboxContract {
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
  protected Inbox inbox() {
    return new SqlInbox(new SealedRows(vault(), new RowSeal(AnyKeystore.keystore())));
  }

  @Override
  protected void alter(InboxItem item) {
    database.asSuperuser(
        "UPDATE inbox SET expires = expires + interval '1 day' WHERE id = '" + item.id() + "'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "manifest = sha256('another')",
        "authority = 'No Such Id'",
        "authority = ''",
        "child = NULL",
        "received_at = 'infinity'",
        "expires = '-infinity'",
        "accepted = NOT accepted",
        "receipt = ''",
        "signed = ''",
        "body_key = NULL",
        "body = NULL",
        "seal = ''",
      })
  void a_changed_column_is_noticed_and_named_whatever_stands_in_it(String change) {
    put(item);
    database.asSuperuser("UPDATE inbox SET " + change + " WHERE id = '" + item.id() + "'");
    assertThat(list(item.authority(), Optional.empty(), 9)).isEmpty();
    assertThat(find(item)).isEmpty();
    assertThat(SealedRowsNamed.in(database, "inbox"))
        .contains("inbox " + item.issuer().value() + " " + item.message());
  }

  @Test
  void an_item_whose_issuer_is_none_is_named_and_hides_nothing() {
    put(item);
    database.asSuperuser(
        "INSERT INTO inbox (issuer, message, id, manifest, authority, received_at, expires,"
            + " accepted, receipt, signed, seal) SELECT '', message, gen_random_uuid(), manifest,"
            + " authority, received_at, expires, accepted, receipt, signed, seal FROM inbox WHERE"
            + " id = '"
            + item.id()
            + "'");
    assertThat(list(item.authority(), Optional.empty(), 9)).hasSize(1);
    assertThat(SealedRowsNamed.in(database, "inbox"))
        .anyMatch(named -> named.endsWith(" " + item.message()));
  }

  @Test
  void an_item_of_before_a_dump_and_restore_is_not_hidden_by_its_higher_transaction() {
    put(item);
    database.asSuperuser(
        "UPDATE inbox SET writer = '900000000000000000' WHERE id = '" + item.id() + "'");
    assertThat(list(item.authority(), Optional.empty(), 9)).hasSize(1);
  }
}
