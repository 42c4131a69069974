package org.kinbridge.store.child;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.Set;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kinbridge.flow.standing.Likenesses;
import org.kinbridge.flow.standing.LikenessesContract;
import org.kinbridge.store.database.TestDatabase;
import org.kinbridge.store.row.SealedRows;
import org.kinbridge.vault.AnyKeystore;
import org.kinbridge.vault.ChildKeys;
import org.kinbridge.vault.Opening;
import org.kinbridge.vault.Place;
import org.kinbridge.vault.RowAltered;
import org.kinbridge.vault.RowSeal;
import org.kinbridge.vault.Transactions;
import org.kinbridge.vault.Vault;

class SqlLikenessesTest extends LikenessesContract {
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
  protected Likenesses likenesses() {
    return new SqlLikenesses(
        new SealedRows(
            new Vault(new SqlChildKeys(), AnyKeystore.keystore(), new SecureRandom()),
            new RowSeal(AnyKeystore.keystore())));
  }

  @Override
  protected void remove(Place place) {
    database.asSuperuser("DELETE FROM likeness WHERE " + is(place));
  }

  private static String is(Place place) {
    return "bucket = '" + place.row() + "' AND version = " + place.version();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "child = gen_random_uuid()",
        "body_key = gen_random_uuid()",
        "body = '\\x00'",
        "seal = '\\x00'",
        "version = 7"
      })
  void a_changed_column_is_noticed(String change) {
    Place place = add(child, "one");
    database.asSuperuser("UPDATE likeness SET " + change + " WHERE " + is(place));
    assertThatThrownBy(this::held).isInstanceOf(RowAltered.class);
  }

  /** Who bears a name no more is not found by it, nor is who may be the same child. */
  @ParameterizedTest
  @ValueSource(
      strings = {"body_key = gen_random_uuid()", "body = '\\x00'", "seal = '\\x00'", "version = 7"})
  void what_is_known_of_a_child_is_not_less_because_somebody_changed_it(String change) {
    Place place = add(child, "one");
    database.asSuperuser("UPDATE likeness SET " + change + " WHERE " + is(place));
    assertThatThrownBy(() -> database.open().call(tx -> likenesses().of(tx, Set.of(child))))
        .isInstanceOf(RowAltered.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Berhane", "2011"})
  void no_word_of_a_body_rests_in_clear(String word) {
    add(child, "Nardos Berhane 2011-03-14");
    assertThat(
            database.ask(
                "SELECT count(*) FROM likeness WHERE likeness::text LIKE '%" + word + "%'"))
        .isEqualTo("0");
    assertThat(opened(held().getFirst())).isInstanceOf(Opening.Body.class);
  }
}
