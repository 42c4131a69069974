package org.kinbridge.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.kinbridge.ledger.entry.Entry;
import org.kinbridge.ledger.entry.EntryKind;
import org.kinbridge.vault.AnyKeystore;
import org.kinbridge.vault.KeyId;
import org.kinbridge.vault.Place;
import org.kinbridge.vault.Transaction;

/** What is recalled of rows is what was signed, or nothing is. */
class RecollectionTest extends Recollecting {
  @Test
  void is_of_each_row_its_own() {
    append(
        Entry.of(EntryKind.CONSENT, AnyKeystore.NOW)
            .wrote(permit(1))
            .wrote(new Place("permit", "p2", 3)));
    proved();
    assertThat(newest()).isEqualTo(1);
    long other = storage.<Long>call(tx -> recollection.newest(tx, "permit", "p2"));
    assertThat(other).isEqualTo(3);
  }

  @Test
  void is_the_higher_version_of_two_that_got_their_numbers_the_other_way_round() {
    wrote(2);
    wrote(1);
    proved();
    assertThat(newest()).isEqualTo(2);
  }

  @Test
  void goes_as_far_as_the_checkpoint_and_not_one_leaf_further() {
    wrote(1);
    proved();
    assertThat(newest()).isEqualTo(1);
    wrote(2);
    String second = proved();
    wrote(3);
    wrote(4);
    proved();
    lying.checkpoint = truth -> Optional.of(second);
    assertThat(newest()).isEqualTo(2);
  }

  @Test
  void knows_the_keys_that_an_erasure_destroyed_and_no_others() {
    KeyId destroyed = new KeyId(UUID.randomUUID());
    KeyId alive = new KeyId(UUID.randomUUID());
    append(Entry.erasure(destroyed, AnyKeystore.NOW));
    proved();
    assertThat(storage.<Boolean>call(tx -> recollection.erased(tx, destroyed))).isTrue();
    assertThat(storage.<Boolean>call(tx -> recollection.erased(tx, alive))).isFalse();
  }

  @Test
  void reads_each_leaf_once_and_a_thousand_at_a_time() {
    for (int version = 1; version <= 1_003; version++) {
      wrote(version);
    }
    proved();
    recollection.begin(storage);
    assertThat(lying.read).containsExactly(1_000, 3);
    assertThat(newest()).isEqualTo(1_003);
    wrote(1_004);
    proved();
    assertThat(newest()).isEqualTo(1_004);
    assertThat(lying.read).containsExactly(1_000, 3, 1);
  }

  @Test
  void answers_one_thread_after_another() throws InterruptedException {
    wrote(1);
    proved();
    recollection.begin(storage);
    assertThat(newestElsewhere()).isEqualTo(1);
    assertThat(newestElsewhere()).isEqualTo(1);
  }

  /** -1 where nobody answered. */
  private long newestElsewhere() throws InterruptedException {
    AtomicLong newest = new AtomicLong(-1);
    Thread other = Thread.ofPlatform().daemon().start(() -> newest.set(newest()));
    other.join(Duration.ofSeconds(30));
    return newest.get();
  }

  @Test
  void a_reading_that_hangs_keeps_nobody_else_from_an_answer() throws Exception {
    wrote(1);
    proved();
    assertThat(newest()).isEqualTo(1);
    wrote(2);
    proved();
    Transaction stuck = storage.call(tx -> tx);
    CountDownLatch hangs = new CountDownLatch(1);
    CountDownLatch goesOn = new CountDownLatch(1);
    lying.told =
        truth -> {
          hangs.countDown();
          join(goesOn);
          return truth;
        };
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Long> late = threads.submit(() -> recollection.newest(stuck, "permit", "p1"));
      try {
        hangs.await();
        lying.told = UnaryOperator.identity();
        assertThat(threads.submit(this::newest).get(20, TimeUnit.SECONDS)).isEqualTo(2);
        wrote(3);
        proved();
        assertThat(newest()).isEqualTo(3);
      } finally {
        goesOn.countDown();
      }
      assertThat(late.get()).isEqualTo(3);
    }
  }

  private static void join(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
