package org.kinbridge.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.ledger.entry.Entry;
import org.kinbridge.ledger.entry.EntryKind;
import org.kinbridge.ledger.entry.StoredCommon;
import org.kinbridge.ledger.tree.LeafData;
import org.kinbridge.trust.keystore.Keystore;
import org.kinbridge.vault.AnyKeystore;
import org.kinbridge.vault.InMemoryTransactions;
import org.kinbridge.vault.InMemoryVault;
import org.kinbridge.vault.KeyId;
import org.kinbridge.vault.Place;
import org.kinbridge.vault.SealedBody;
import org.kinbridge.vault.Transaction;
import org.kinbridge.vault.Vault;

/** What is recalled of rows is what was signed, or nothing is. */
class RecollectionTest {
  private final Keystore keys = AnyKeystore.keystore();
  private final InMemoryTransactions storage = new InMemoryTransactions();
  private final Vault vault = new Vault(new InMemoryVault(), keys, new SecureRandom());
  private final InMemoryLog log = new InMemoryLog(storage);
  private final Lying lying = new Lying();
  private final Ledger ledger = new Ledger(lying, vault, keys, new SecureRandom());
  private final Sequencer sequencer =
      new Sequencer(log, vault, keys, new SecureRandom(), new Unheard());
  private final Recollection recollection = ledger.recall(Set.of("permit"));

  private static Place permit(long version) {
    return new Place("permit", "p1", version);
  }

  private void append(Entry entry) {
    storage.call(tx -> ledger.append(tx, entry));
  }

  private void wrote(long version) {
    append(Entry.of(EntryKind.CONSENT, AnyKeystore.NOW).wrote(permit(version)));
  }

  /** Numbered and signed; the note of it. */
  private String proved() {
    while (sequencer.step() == Sequencer.Step.ADVANCED) {
      continue;
    }
    return storage.<Optional<String>>call(log::latestCheckpoint).orElseThrow();
  }

  private long newest() {
    return storage.call(tx -> recollection.newest(tx, "permit", "p1"));
  }

  private void assertBroken(String what) {
    assertThatThrownBy(this::newest).isInstanceOf(LogBroken.class).hasMessage(what);
  }

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

  @Nested
  class A_log_that_is_not_the_one_that_was_signed_is_named {
    @Test
    void when_it_was_put_back() {
      wrote(1);
      String first = proved();
      wrote(2);
      proved();
      assertThat(newest()).isEqualTo(2);
      lying.checkpoint = truth -> Optional.of(first);
      assertBroken("the log was put back from size 2 to 0");
    }

    @Test
    void when_its_last_leaf_is_gone() {
      wrote(1);
      wrote(2);
      proved();
      lying.told = truth -> truth.stream().filter(told -> told.leaf().seq() != 1).toList();
      assertBroken("leaf 1 or its entry is missing");
    }

    @Test
    void when_a_leaf_between_others_is_gone() {
      wrote(1);
      wrote(2);
      wrote(3);
      proved();
      lying.told = truth -> truth.stream().filter(told -> told.leaf().seq() != 1).toList();
      assertBroken("leaf 1 or its entry is not as this node wrote it");
    }

    @Test
    void when_a_leaf_says_something_else_than_its_entry() {
      wrote(1);
      proved();
      Sha256 x = Sha256.of("x");
      lying.told = truth -> List.of(with(truth.getFirst(), new LeafData(x, x)));
      assertBroken("leaf 0 or its entry is not as this node wrote it");
    }

    @Test
    void when_an_entry_does_not_open() {
      wrote(1);
      proved();
      lying.told = truth -> List.of(closed(truth.getFirst()));
      assertBroken("leaf 0 or its entry is not as this node wrote it");
    }

    @Test
    void when_two_leaves_changed_places() {
      wrote(2);
      append(Entry.of(EntryKind.CONSENT, AnyKeystore.NOW).removed(permit(2)));
      proved();
      lying.told = truth -> List.of(at(0, truth.getLast()), at(1, truth.getFirst()));
      assertBroken("the leaves do not have the root of checkpoint 2");
    }

    @Test
    void at_every_question_from_then_on_and_once_to_the_operator() {
      wrote(1);
      proved();
      lying.told = truth -> List.of();
      try (ToldToOperator told = new ToldToOperator(Recollection.class)) {
        recollection.begin(storage);
        lying.told = UnaryOperator.identity();
        assertBroken("leaf 0 or its entry is missing");
        assertBroken("leaf 0 or its entry is missing");
        assertThat(told.messages()).containsExactly("ALARM log-broken: {0}");
      }
    }

    private static Journal.Told with(Journal.Told told, LeafData data) {
      return new Journal.Told(new Leaf(told.leaf().seq(), told.leaf().entry(), data), told.entry());
    }

    private static Journal.Told at(long seq, Journal.Told told) {
      return new Journal.Told(new Leaf(seq, told.leaf().entry(), told.leaf().data()), told.entry());
    }

    private static Journal.Told closed(Journal.Told told) {
      StoredCommon entry = told.entry();
      byte[] bytes = entry.common().bytes();
      bytes[20] ^= 1;
      SealedBody common = new SealedBody(entry.common().key(), bytes);
      return new Journal.Told(
          told.leaf(), new StoredCommon(entry.id(), entry.leaf(), common, entry.parts()));
    }
  }

  private final class Lying extends TruthfulJournal {
    private final List<Integer> read = Collections.synchronizedList(new ArrayList<>());
    private volatile UnaryOperator<List<Told>> told = UnaryOperator.identity();
    private UnaryOperator<Optional<String>> checkpoint = UnaryOperator.identity();

    Lying() {
      super(log);
    }

    @Override
    public List<Told> told(Transaction transaction, long from, int most) {
      List<Told> page = told.apply(super.told(transaction, from, most));
      read.add(page.size());
      return page;
    }

    @Override
    public Optional<String> latestCheckpoint(Transaction transaction) {
      return checkpoint.apply(super.latestCheckpoint(transaction));
    }
  }
}
