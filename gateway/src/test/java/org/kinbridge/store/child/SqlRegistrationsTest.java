package org.kinbridge.store.child;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kinbridge.disclosure.ChildRef;
import org.kinbridge.flow.standing.Registration;
import org.kinbridge.flow.standing.Registrations;
import org.kinbridge.flow.standing.Registrations.Standing;
import org.kinbridge.flow.standing.RegistrationsContract;
import org.kinbridge.store.database.TestDatabase;
import org.kinbridge.store.row.SealedRows;
import org.kinbridge.store.row.SealedRowsNamed;
import org.kinbridge.vault.AnyKeystore;
import org.kinbridge.vault.ChildKeys;
import org.kinbridge.vault.Crosswalk;
import org.kinbridge.vault.RowSeal;
import org.kinbridge.vault.Transactions;

class SqlRegistrationsTest extends RegistrationsContract {
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
  protected Registrations registrations() {
    return new SqlRegistrations(rows());
  }

  @Override
  protected ChildRef known() {
    Crosswalk crosswalk =
        new Crosswalk(new SqlCrosswalk(rows()), AnyKeystore.keystore(), new SecureRandom());
    return storage().call(tx -> crosswalk.local(tx, "primero", UUID.randomUUID().toString()));
  }

  @Override
  protected void remove(Registration registration) {
    database.asSuperuser("DELETE FROM registration WHERE " + is(registration));
  }

  static Stream<String> changes() {
    return Stream.of(
        "kind = 'restriction'",
        "kind = 'unheard-of'",
        "authority = 'another'",
        "authority = 'No Such Id'",
        "authority = ''",
        "in_force = NOT in_force",
        "recorded_at = recorded_at + interval '1 day'",
        "version = version + 9",
        "version = 0",
        "version = -1",
        "recorded_at = 'infinity'",
        "child = gen_random_uuid()",
        "body_key = gen_random_uuid()",
        "body = '\\x00'",
        "seal = '\\x00'");
  }

  @ParameterizedTest
  @MethodSource("changes")
  void a_changed_column_of_the_newest_version_is_noticed(String change) {
    add(consent);
    add(withdrawal);
    database.asSuperuser("UPDATE registration SET " + change + " WHERE " + is(withdrawal));
    assertThat(of(child)).isInstanceOf(Standing.Altered.class);
    assertThat(SealedRowsNamed.in(database, "registration"))
        .contains("registration " + consent.id());
  }

  @ParameterizedTest
  @MethodSource("changes")
  void a_changed_column_of_an_older_version_is_noticed(String change) {
    add(consent);
    add(withdrawal);
    database.asSuperuser("UPDATE registration SET " + change + " WHERE " + is(consent));
    assertThat(of(child)).isInstanceOf(Standing.Altered.class);
  }

  @Test
  void a_row_put_in_the_place_of_a_removed_withdrawal_is_noticed() {
    add(consent);
    add(withdrawal);
    remove(withdrawal);
    database.asSuperuser(
        "INSERT INTO registration SELECT id, 0, child, kind, authority, in_force, recorded_at,"
            + " body_key, body, seal FROM registration WHERE "
            + is(consent));
    assertThat(of(child)).isInstanceOf(Standing.Altered.class);
  }

  @Test
  void a_row_of_another_child_in_the_place_of_a_removed_withdrawal_is_noticed() {
    Registration theirs = about(known(), Registration.Kind.RESTRICTION);
    add(theirs);
    add(consent);
    add(withdrawal);
    remove(withdrawal);
    database.asSuperuser("UPDATE registration SET child = '" + child + "' WHERE " + is(theirs));
    assertThat(of(child)).isInstanceOf(Standing.Altered.class);
  }

  private SealedRows rows() {
    return new SealedRows(vault(), new RowSeal(AnyKeystore.keystore()));
  }

  private static String is(Registration one) {
    return "id = '" + one.id() + "' AND version = " + one.version();
  }
}
