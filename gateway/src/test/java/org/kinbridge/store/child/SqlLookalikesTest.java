package org.kinbridge.store.child;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kinbridge.disclosure.AuthorityId;
import org.kinbridge.disclosure.ChildRef;
import org.kinbridge.flow.standing.AcrossSystems;
import org.kinbridge.flow.standing.Lookalikes;
import org.kinbridge.flow.standing.Registration;
import org.kinbridge.flow.standing.SameChild;
import org.kinbridge.policy.situation.Likeness;
import org.kinbridge.store.database.TestDatabase;
import org.kinbridge.store.row.SealedRows;
import org.kinbridge.trust.keystore.Keystore;
import org.kinbridge.vault.AnyKeystore;
import org.kinbridge.vault.Crosswalk;
import org.kinbridge.vault.RowSeal;
import org.kinbridge.vault.StorageFailed;
import org.kinbridge.vault.Transaction;
import org.kinbridge.vault.Vault;

/** Who is found among many of one name, and that two who look alike do not stop each other. */
class SqlLookalikesTest {
  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private static final Instant NOW = Instant.parse("2026-11-01T08:00:00Z");

  private final Keystore keys = AnyKeystore.keystore();
  private final SecureRandom random = new SecureRandom();
  private final SealedRows rows =
      new SealedRows(new Vault(new SqlChildKeys(), keys, random), new RowSeal(keys));
  private final Crosswalk crosswalk = new Crosswalk(new SqlCrosswalk(rows), keys, random);
  private final SqlRegistrations registrations = new SqlRegistrations(rows);
  private final SameChild lock = new SameChild(new SqlChildLock(rows), registrations);
  private final Lookalikes lookalikes =
      new Lookalikes(crosswalk, new SqlLikenesses(rows), registrations, lock);

  /** No two tests share one. */
  private final Likeness likeness =
      Likeness.said(List.of("Selam " + letters()), LocalDate.of(2011, 3, 14));

  private static String letters() {
    return UUID.randomUUID().toString().replaceAll("[^a-f]", "");
  }

  private ChildRef known() {
    ChildRef child =
        database.open().call(tx -> crosswalk.local(tx, "xc-court", UUID.randomUUID().toString()));
    decided(child, new CyclicBarrier(1));
    return child;
  }

  private ChildRef restricted() {
    ChildRef child = known();
    database
        .open()
        .run(
            tx -> {
              lock.alone(tx, Set.of(child));
              registrations.add(
                  tx,
                  new Registration(
                      UUID.randomUUID(),
                      1,
                      child,
                      Registration.Kind.RESTRICTION,
                      new AuthorityId("xc-court"),
                      true,
                      NOW,
                      "{}".getBytes(UTF_8)));
            });
    return child;
  }

  private List<ChildRef> alike(Transaction tx, ChildRef child) {
    AcrossSystems across = AcrossSystems.read(registrations, tx, child).orElseThrow();
    Lookalikes.Case by = new Lookalikes.Case(child, "xc-court", child.toString());
    return lookalikes.keeping(tx, across, by, likeness).stream()
        .map(one -> one.which().child())
        .toList();
  }

  private List<ChildRef> decided(ChildRef child, CyclicBarrier both) {
    return database
        .open()
        .call(
            tx -> {
              lock.alone(tx, Set.of(child));
              met(both);
              return alike(tx, child);
            });
  }

  private static void met(CyclicBarrier both) {
    try {
      both.await();
    } catch (InterruptedException | BrokenBarrierException e) {
      throw new IllegalStateException("nobody came", e);
    }
  }

  @Test
  void who_is_protected_is_found_however_many_bore_the_name_before() {
    for (int i = 0; i < 50; i++) {
      known();
    }
    ChildRef last = restricted();
    ChildRef child = known();
    assertThat(decided(child, new CyclicBarrier(1))).containsExactly(last);
  }

  @Test
  void two_of_one_name_about_whom_nothing_stands_are_decided_at_once() throws Exception {
    ChildRef one = known();
    ChildRef other = known();
    CyclicBarrier both = new CyclicBarrier(2);
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      Future<List<ChildRef>> first = threads.submit(() -> decided(one, both));
      Future<List<ChildRef>> second = threads.submit(() -> decided(other, both));
      assertThat(first.get()).isEmpty();
      assertThat(second.get()).isEmpty();
    }
  }

  /** Each must read what stands about the other, whom the other holds. */
  @Test
  void of_two_protected_ones_that_are_decided_at_once_one_at_most_is_told_to_ask_again()
      throws Exception {
    ChildRef one = restricted();
    ChildRef other = restricted();
    CyclicBarrier both = new CyclicBarrier(2);
    int told = 0;
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      for (Future<List<ChildRef>> each :
          List.of(
              threads.submit(() -> decided(one, both)),
              threads.submit(() -> decided(other, both)))) {
        try {
          assertThat(each.get()).hasSize(1);
        } catch (ExecutionException ended) {
          assertThat(ended).hasCauseInstanceOf(StorageFailed.class);
          told++;
        }
      }
    }
    assertThat(told).isLessThanOrEqualTo(1);
    assertThat(decided(one, new CyclicBarrier(1))).containsExactly(other);
    assertThat(decided(other, new CyclicBarrier(1))).containsExactly(one);
  }
}
