package org.kinbridge.flow.standing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kinbridge.disclosure.AuthorityId;
import org.kinbridge.disclosure.ChildRef;
import org.kinbridge.flow.standing.Registrations.Standing;
import org.kinbridge.vault.AnyKeystore;
import org.kinbridge.vault.ChildKeys;
import org.kinbridge.vault.HeldTransaction;
import org.kinbridge.vault.Place;
import org.kinbridge.vault.Transactions;
import org.kinbridge.vault.Vault;

/** What the store of registrations promises over any implementation. */
public abstract class RegistrationsContract {
  private static final byte[] SAID = "what was said".getBytes(StandardCharsets.UTF_8);

  protected ChildRef child = new ChildRef(new UUID(0, 0));
  protected Registration consent = about(child, Registration.Kind.CONSENT);
  protected Registration withdrawal = consent.withdrawn(AnyKeystore.NOW, SAID);

  protected abstract Transactions storage();

  protected abstract ChildKeys childKeys();

  protected abstract Registrations registrations();

  /** A child that the node knows, and about whom nothing is registered. */
  protected abstract ChildRef known();

  /** Removes a version behind our back. */
  protected abstract void remove(Registration registration);

  protected final Vault vault() {
    return new Vault(childKeys(), AnyKeystore.keystore(), new SecureRandom());
  }

  @BeforeEach
  void a_child_is_known() {
    child = known();
    consent = about(child, Registration.Kind.CONSENT);
    withdrawal = consent.withdrawn(AnyKeystore.NOW.plusSeconds(1), SAID);
  }

  @Test
  void nothing_is_registered_about_a_child_just_known() {
    assertSound();
  }

  @Test
  void a_registration_comes_back_as_it_was_added() {
    add(consent);
    assertThat(find(consent.id()).orElseThrow()).usingRecursiveComparison().isEqualTo(consent);
    assertSound(consent);
  }

  @Test
  void a_glance_tells_who_has_nothing_that_protects_or_links() {
    assertThat(isQuiet()).isTrue();
    add(consent);
    assertThat(isQuiet()).as("what permits").isTrue();
    add(about(child, Registration.Kind.RESTRICTION));
    assertThat(isQuiet()).as("what protects").isFalse();
    child = known();
    add(about(child, Registration.Kind.SAME_CHILD));
    assertThat(isQuiet()).as("what links").isFalse();
  }

  @Test
  void where_a_row_is_missing_nothing_is_quiet() {
    add(consent);
    remove(consent);
    assertThat(isQuiet()).isFalse();
  }

  private boolean isQuiet() {
    List<Registrations.Glance> glances =
        storage().call(tx -> registrations().glance(tx, Set.of(child)));
    assertThat(glances).extracting(Registrations.Glance::child).containsExactly(child);
    return glances.getFirst().quiet();
  }

  @Test
  void the_newest_version_counts() {
    add(consent);
    add(withdrawal);
    assertThat(find(consent.id()).orElseThrow()).usingRecursiveComparison().isEqualTo(withdrawal);
    assertSound(withdrawal);
  }

  @Test
  void each_registration_stands_beside_the_others() {
    Registration restriction = about(child, Registration.Kind.RESTRICTION);
    add(consent);
    add(restriction);
    add(withdrawal);
    assertSound(withdrawal, restriction);
  }

  @Test
  void what_was_written_is_told_and_the_version_of_the_standing_rises_with_each() {
    Place standing = ((Standing.Sound) of(child)).row();
    assertThat(storage().<List<Place>>call(tx -> registrations().add(tx, consent)))
        .containsExactly(consent.place(), next(standing));
    assertThat(storage().<List<Place>>call(tx -> registrations().add(tx, withdrawal)))
        .containsExactly(withdrawal.place(), next(next(standing)));
    assertThat(((Standing.Sound) of(child)).row()).isEqualTo(next(next(standing)));
  }

  private static Place next(Place row) {
    return new Place(row.table(), row.row(), row.version() + 1);
  }

  @Test
  void another_child_has_its_own() {
    ChildRef other = known();
    Registration theirs = about(other, Registration.Kind.CONSENT);
    add(consent);
    add(theirs);
    assertSound(consent);
    remove(theirs);
    assertSound(consent);
    assertThat(of(other)).isInstanceOf(Standing.Altered.class);
  }

  @Test
  void a_version_is_never_changed() {
    add(consent);
    assertThatThrownBy(() -> add(consent)).isInstanceOf(RuntimeException.class);
    assertSound(consent);
  }

  @Test
  void an_undone_transaction_leaves_what_stood() {
    add(consent);
    try (HeldTransaction open =
        HeldTransaction.after(storage(), tx -> registrations().add(tx, withdrawal))) {
      open.undo();
    }
    assertSound(consent);
    add(withdrawal);
    assertSound(withdrawal);
  }

  @Test
  void a_withdrawal_that_was_removed_does_not_put_the_consent_in_force_again() {
    add(consent);
    add(withdrawal);
    remove(withdrawal);
    assertThat(of(child)).isInstanceOf(Standing.Altered.class);
  }

  @Test
  void an_old_version_that_was_removed_is_missed() {
    add(consent);
    add(withdrawal);
    remove(consent);
    assertThat(of(child)).isInstanceOf(Standing.Altered.class);
  }

  @Test
  void a_registration_of_an_erased_child_cannot_be_read() {
    add(consent);
    storage().run(tx -> vault().erase(tx, child));
    assertThat(find(consent.id())).isEmpty();
    assertThat(of(child))
        .isInstanceOfSatisfying(
            Standing.Erased.class,
            erased -> {
              assertThat(erased.rest().registrations()).isEmpty();
              assertThat(erased.keys()).hasSize(1);
              assertThat(erased.protective()).isEqualTo(Standing.Protective.NONE);
            });
  }

  @Test
  void of_an_erased_child_it_is_known_that_it_was_protected_and_what_came_since_is_read() {
    Registration lifted = about(child, Registration.Kind.RESTRICTION);
    add(lifted);
    add(lifted.withdrawn(AnyKeystore.NOW.plusSeconds(1), SAID));
    storage().run(tx -> vault().erase(tx, child));
    assertThat(((Standing.Erased) of(child)).protective()).isEqualTo(Standing.Protective.NONE);
    add(about(child, Registration.Kind.RESTRICTION));
    assertThat(((Standing.Erased) of(child)).rest().registrations()).hasSize(1);
    storage().run(tx -> vault().erase(tx, child));
    assertThat(((Standing.Erased) of(child)).protective()).isEqualTo(Standing.Protective.IN_FORCE);
    add(consent);
    assertThat(((Standing.Erased) of(child)).rest().registrations())
        .extracting(Registration::id)
        .containsExactly(consent.id());
    assertThat(((Standing.Erased) of(child)).keys()).hasSize(2);
  }

  @Test
  void links_are_told_alone_each_in_its_newest_version() {
    Registration link = about(child, Registration.Kind.SAME_CHILD);
    Registration over = about(child, Registration.Kind.SAME_CHILD);
    add(consent);
    add(link);
    add(over);
    add(over.withdrawn(AnyKeystore.NOW.plusSeconds(1), SAID));
    add(about(known(), Registration.Kind.SAME_CHILD));
    assertThat(storage().<List<Registration>>call(tx -> registrations().links(tx, child)))
        .extracting(Registration::id, Registration::inForce)
        .containsExactlyInAnyOrder(tuple(link.id(), true), tuple(over.id(), false));
  }

  @Test
  void an_id_nobody_used_finds_nothing() {
    assertThat(find(UUID.randomUUID())).isEmpty();
  }

  protected final void add(Registration registration) {
    storage().run(tx -> registrations().add(tx, registration));
  }

  protected final Standing of(ChildRef which) {
    return storage().call(tx -> registrations().of(tx, which));
  }

  private Optional<Registration> find(UUID id) {
    return storage().call(tx -> registrations().find(tx, id));
  }

  private void assertSound(Registration... registrations) {
    assertThat(of(child)).isInstanceOf(Standing.Sound.class);
    assertThat(((Standing.Sound) of(child)).registrations())
        .usingRecursiveFieldByFieldElementComparator()
        .containsExactlyInAnyOrder(registrations);
  }

  protected static Registration about(ChildRef child, Registration.Kind kind) {
    return new Registration(
        UUID.randomUUID(), 1, child, kind, new AuthorityId("xc-mosa"), true, AnyKeystore.NOW, SAID);
  }
}
