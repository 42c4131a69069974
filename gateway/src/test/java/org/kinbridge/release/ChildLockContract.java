package org.kinbridge.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.kinbridge.disclosure.ChildRef;
import org.kinbridge.vault.HeldTransaction;
import org.kinbridge.vault.RowAltered;
import org.kinbridge.vault.Transactions;

/** What the lock of a child promises over any implementation. */
public abstract class ChildLockContract {

  protected abstract Transactions storage();

  protected abstract ChildLock lock();

  /** A child that the node knows. */
  protected abstract ChildRef known();

  private HeldTransaction shared(ChildRef... children) {
    return HeldTransaction.after(storage(), tx -> lock().share(tx, Set.of(children)));
  }

  private HeldTransaction alone(ChildRef... children) {
    return HeldTransaction.after(storage(), tx -> lock().alone(tx, Set.of(children)));
  }

  private Future<Boolean> sharing(ChildRef... children) {
    return HeldTransaction.meanwhile(
        () ->
            storage()
                .call(
                    tx -> {
                      lock().share(tx, Set.of(children));
                      return true;
                    }));
  }

  private Future<Boolean> taking(ChildRef... children) {
    return HeldTransaction.meanwhile(
        () ->
            storage()
                .call(
                    tx -> {
                      lock().alone(tx, Set.of(children));
                      return true;
                    }));
  }

  @Test
  void releases_share_it() {
    ChildRef child = known();
    try (HeldTransaction first = shared(child)) {
      Future<Boolean> second = sharing(child);
      first.lets(second);
      first.keep();
      assertThat(HeldTransaction.get(second)).isTrue();
    }
  }

  @Test
  void a_change_waits_for_a_release_and_a_release_for_a_change() {
    ChildRef child = known();
    try (HeldTransaction release = shared(child)) {
      Future<Boolean> change = taking(child);
      assertThat(release.blocks(change)).isTrue();
      release.keep();
      assertThat(HeldTransaction.get(change)).isTrue();
    }
    try (HeldTransaction change = alone(child)) {
      Future<Boolean> release = sharing(child);
      assertThat(change.blocks(release)).isTrue();
      change.keep();
      assertThat(HeldTransaction.get(release)).isTrue();
    }
  }

  @Test
  void a_change_waits_for_whoever_has_one_of_its_children() {
    ChildRef child = known();
    ChildRef other = known();
    try (HeldTransaction release = shared(other)) {
      Future<Boolean> change = taking(child, other);
      assertThat(release.blocks(change)).isTrue();
      release.undo();
      assertThat(HeldTransaction.get(change)).isTrue();
    }
  }

  @Test
  void another_child_is_nobodys_business() {
    ChildRef child = known();
    ChildRef other = known();
    try (HeldTransaction change = alone(child)) {
      Future<Boolean> elsewhere = taking(other);
      change.lets(elsewhere);
      change.keep();
      assertThat(HeldTransaction.get(elsewhere)).isTrue();
    }
  }

  @Test
  void two_changes_of_the_same_children_named_in_any_order_do_not_wait_in_a_circle() {
    ChildRef child = known();
    ChildRef other = known();
    for (int i = 0; i < 20; i++) {
      Future<Boolean> one = taking(child, other);
      Future<Boolean> two = taking(other, child);
      assertThat(HeldTransaction.get(one)).isTrue();
      assertThat(HeldTransaction.get(two)).isTrue();
    }
  }

  @Test
  void who_has_it_alone_may_ask_again() {
    ChildRef child = known();
    storage()
        .run(
            tx -> {
              lock().alone(tx, Set.of(child));
              lock().share(tx, Set.of(child));
              lock().alone(tx, Set.of(child));
            });
  }

  @Test
  void of_a_child_nobody_knows_there_is_no_lock() {
    Set<ChildRef> stranger = Set.of(new ChildRef(UUID.randomUUID()));
    assertThatThrownBy(() -> storage().run(tx -> lock().share(tx, stranger)))
        .isInstanceOf(RowAltered.class);
    assertThatThrownBy(() -> storage().run(tx -> lock().alone(tx, stranger)))
        .isInstanceOf(RowAltered.class);
  }
}
