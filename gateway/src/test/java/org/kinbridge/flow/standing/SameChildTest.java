package org.kinbridge.flow.standing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.kinbridge.disclosure.AuthorityId;
import org.kinbridge.disclosure.ChildRef;
import org.kinbridge.release.ChildLock;
import org.kinbridge.vault.AnyKeystore;
import org.kinbridge.vault.InMemoryTransactions;
import org.kinbridge.vault.InMemoryVault;
import org.kinbridge.vault.Transaction;
import org.kinbridge.vault.Vault;

/** Whoever is the same child is locked with it. */
class SameChildTest {
  private final InMemoryTransactions storage = new InMemoryTransactions();
  private final InMemoryRegistrations registrations =
      new InMemoryRegistrations(
          new Vault(new InMemoryVault(), AnyKeystore.keystore(), new SecureRandom()));
  private final List<Set<ChildRef>> locked = new ArrayList<>();
  private final ChildRef child = new ChildRef(UUID.randomUUID());
  private final ChildRef file = new ChildRef(UUID.randomUUID());
  private final ChildRef person = new ChildRef(UUID.randomUUID());
  private Runnable meanwhile = () -> {};

  private final ChildLock one =
      new ChildLock() {
        @Override
        public void share(Transaction transaction, Set<ChildRef> children) {
          locked.add(children);
          Runnable once = meanwhile;
          meanwhile = () -> {};
          once.run();
        }

        @Override
        public void alone(Transaction transaction, Set<ChildRef> children) {
          share(transaction, children);
        }
      };

  private final SameChild lock = new SameChild(one, registrations);

  private Registration link(ChildRef from, ChildRef to) {
    byte[] body =
        JsonNodeFactory.instance
            .objectNode()
            .put(SameChild.WITH, to.toString())
            .toString()
            .getBytes(StandardCharsets.UTF_8);
    return new Registration(
        UUID.randomUUID(),
        1,
        from,
        Registration.Kind.SAME_CHILD,
        new AuthorityId("xc-mosa"),
        true,
        AnyKeystore.NOW,
        body);
  }

  private void linked(Transaction transaction, ChildRef from, ChildRef to) {
    registrations.add(transaction, link(from, to));
    registrations.add(transaction, link(to, from));
  }

  @Test
  void a_child_that_is_nobody_else_is_locked_alone() {
    storage.run(tx -> lock.share(tx, Set.of(child)));
    assertThat(locked).containsExactly(Set.of(child));
  }

  @Test
  void every_case_that_links_lead_to_is_locked_at_once() {
    storage.run(
        tx -> {
          linked(tx, child, person);
          linked(tx, file, person);
          lock.alone(tx, Set.of(child));
          assertThat(lock.all(tx, Set.of(file))).containsExactlyInAnyOrder(child, file, person);
        });
    assertThat(locked).containsExactly(Set.of(child, file, person));
  }

  @Test
  void a_link_made_before_the_lock_was_had_is_locked_as_well() {
    storage.run(
        tx -> {
          meanwhile = () -> linked(tx, child, file);
          lock.share(tx, Set.of(child));
        });
    assertThat(locked).containsExactly(Set.of(child), Set.of(child, file));
  }

  @Test
  void a_link_that_ended_locks_nobody() {
    storage.run(
        tx -> {
          Registration link = link(child, file);
          registrations.add(tx, link);
          registrations.add(tx, link.withdrawn(AnyKeystore.NOW, link.body()));
          lock.share(tx, Set.of(child));
        });
    assertThat(locked).containsExactly(Set.of(child));
  }
}
