package org.kinbridge.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kinbridge.disclosure.ChildRef;
import org.kinbridge.flow.standing.Registrations.Standing;
import org.kinbridge.store.child.SqlChildKeys;
import org.kinbridge.store.child.SqlChildLock;
import org.kinbridge.store.child.SqlCrosswalk;
import org.kinbridge.store.child.SqlRegistrations;
import org.kinbridge.store.database.TestDatabase;
import org.kinbridge.store.row.SealedRows;
import org.kinbridge.trust.keystore.Keystore;
import org.kinbridge.vault.AnyKeystore;
import org.kinbridge.vault.Crosswalk;
import org.kinbridge.vault.Place;
import org.kinbridge.vault.RowAltered;
import org.kinbridge.vault.RowSeal;
import org.kinbridge.vault.Vault;

/** Somebody may do everything to the tables that say which child a case is, and has no key. */
class WhoIsWhoTamperingTest {
  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private final Keystore keys = AnyKeystore.keystore();
  private final SecureRandom random = new SecureRandom();
  private final SealedRows rows =
      new SealedRows(new Vault(new SqlChildKeys(), keys, random), new RowSeal(keys));
  private final Crosswalk crosswalk = new Crosswalk(new SqlCrosswalk(rows), keys, random);
  private final SqlChildLock lock = new SqlChildLock(rows);
  private final SqlRegistrations registrations = new SqlRegistrations(rows);
  private final String one = "case-" + UUID.randomUUID();
  private final String other = "case-" + UUID.randomUUID();
  private ChildRef child = new ChildRef(new UUID(0, 0));
  private ChildRef another = child;

  @BeforeEach
  void two_children_are_known() {
    child = local(one);
    another = local(other);
    assertThat(altered()).isEmpty();
  }

  @Test
  void a_known_child_has_a_standing_from_its_first_transaction_on() {
    assertThat(standing())
        .isEqualTo(new Standing.Sound(new Place("child_standing", child.toString(), 1), List.of()));
    database.open().run(tx -> lock.alone(tx, Set.of(child)));
    database.open().run(tx -> lock.share(tx, Set.of(child, another)));
    assertThat(local(one)).isEqualTo(child);
  }

  @Test
  void a_case_led_to_another_child_stops_and_is_named() {
    database.asSuperuser(
        "UPDATE crosswalk SET child = '" + another + "' WHERE child = '" + child + "'");
    assertThatThrownBy(() -> local(one))
        .isInstanceOf(RowAltered.class)
        .hasMessageContaining("crosswalk");
    assertThat(local(other)).isEqualTo(another);
    assertThat(altered()).hasSize(1).first().asString().startsWith("crosswalk");
    database.asSuperuser("DELETE FROM crosswalk WHERE child = '" + another + "'");
  }

  @Test
  void the_row_of_another_child_with_its_seal_stops() {
    database.asSuperuser(
        "UPDATE crosswalk a SET child = b.child, seal = b.seal FROM crosswalk b WHERE a.child = '"
            + child
            + "' AND b.child = '"
            + another
            + "'");
    assertThatThrownBy(() -> local(one)).isInstanceOf(RowAltered.class);
    assertThat(altered()).hasSize(1);
    database.asSuperuser("DELETE FROM crosswalk WHERE child = '" + another + "'");
  }

  @Test
  void a_standing_that_was_deleted_stops_and_is_not_made_anew() {
    database.asSuperuser("DELETE FROM child_standing WHERE child = '" + child + "'");
    assertThatThrownBy(() -> database.open().run(tx -> lock.alone(tx, Set.of(child))))
        .isInstanceOf(RowAltered.class)
        .hasMessageContaining(child.toString());
    assertThatThrownBy(() -> database.open().run(tx -> lock.share(tx, Set.of(another, child))))
        .isInstanceOf(RowAltered.class);
    assertThat(standing()).isInstanceOf(Standing.Altered.class);
    assertThat(local(one)).isEqualTo(child);
    assertThat(standing()).isInstanceOf(Standing.Altered.class);
  }

  private ChildRef local(String id) {
    return database.open().call(tx -> crosswalk.local(tx, "primero", id));
  }

  private Standing standing() {
    return database.open().call(tx -> registrations.of(tx, child));
  }

  /** The rows that the check of all rows would name. */
  private List<String> altered() {
    RowSeal seal = new RowSeal(keys);
    List<String> named = new ArrayList<>();
    database
        .open()
        .run(
            tx ->
                SealedTables.all().stream()
                    .filter(table -> table.table().equals("crosswalk"))
                    .forEach(
                        table ->
                            table.each(
                                tx,
                                row -> {
                                  if (!seal.holds(row.place(), row.content(), row.seal())) {
                                    named.add(row.place().toString());
                                  }
                                })));
    return named;
  }
}
