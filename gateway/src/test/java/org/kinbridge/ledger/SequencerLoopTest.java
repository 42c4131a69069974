package org.kinbridge.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.kinbridge.ledger.entry.Entry;
import org.kinbridge.ledger.entry.EntryId;
import org.kinbridge.ledger.entry.EntryKind;
import org.kinbridge.ledger.tree.Head;
import org.kinbridge.support.Await;
import org.kinbridge.support.ToldToOperator;
import org.kinbridge.trust.keystore.Keystore;
import org.kinbridge.vault.AnyKeystore;
import org.kinbridge.vault.InMemoryTransactions;
import org.kinbridge.vault.InMemoryVault;
import org.kinbridge.vault.StorageFailed;
import org.kinbridge.vault.Vault;

class SequencerLoopTest {
  private static final Duration NEVER = Duration.ofHours(1);
  private final Keystore keys = AnyKeystore.keystore();
  private final InMemoryTransactions storage = new InMemoryTransactions();
  private final Vault vault = new Vault(new InMemoryVault(), keys, new SecureRandom());
  private final InMemoryLog log = new InMemoryLog(storage);
  private final Ledger ledger = new Ledger(log, vault, keys, new SecureRandom());
  private final LinkedBlockingQueue<Long> published = new LinkedBlockingQueue<>();
  private final AtomicInteger failures = new AtomicInteger();
  private Optional<SequencerLoop> loop = Optional.empty();

  private SequencerLoop start(Duration tick) {
    SequencerLoop started =
        SequencerLoop.start(
            new Sequencer(new Failing(), vault, keys, new SecureRandom(), new Listener()), tick);
    loop = Optional.of(started);
    return started;
  }

  @AfterEach
  void stop() {
    loop.ifPresent(SequencerLoop::close);
  }

  private void append(int entries) {
    for (int i = 0; i < entries; i++) {
      storage.call(tx -> ledger.append(tx, Entry.of(EntryKind.ACCESS, AnyKeystore.NOW)));
    }
  }

  private Long nextSize() throws InterruptedException {
    return published.poll(60, TimeUnit.SECONDS);
  }

  @Test
  void goes_on_at_once_while_entries_wait() throws InterruptedException {
    append(Sequencer.BATCH + 1);
    start(NEVER);
    assertThat(nextSize()).isEqualTo(Sequencer.BATCH);
    assertThat(nextSize()).isEqualTo(Sequencer.BATCH + 1);
  }

  @Test
  void is_woken_by_a_nudge() throws InterruptedException {
    SequencerLoop loop = start(NEVER);
    append(1);
    loop.nudge();
    assertThat(nextSize()).isEqualTo(1);
    append(1);
    loop.nudge();
    assertThat(nextSize()).isEqualTo(2);
  }

  @Test
  void looks_after_each_tick_without_being_woken() throws InterruptedException {
    start(Duration.ofMillis(1));
    append(1);
    assertThat(nextSize()).isEqualTo(1);
  }

  @Test
  void tries_again_when_storage_failed() throws InterruptedException {
    append(1);
    failures.set(1);
    SequencerLoop loop = start(NEVER);
    assertThat(nextSize()).isEqualTo(1);
    assertThat(failures).hasValueLessThan(1);
    assertThat(loop.alive()).isTrue();
  }

  @Test
  void ends_when_the_log_is_broken() throws InterruptedException {
    append(1);
    SequencerLoop loop = start(Duration.ofMillis(1));
    assertThat(nextSize()).isEqualTo(1);
    putBack();
    Await.until(() -> !loop.alive());
  }

  @Test
  void ends_when_it_is_closed() {
    SequencerLoop loop = start(NEVER);
    assertThat(loop.alive()).isTrue();
    loop.close();
    assertThat(loop.alive()).isFalse();
  }

  @Test
  void tells_the_operator_what_it_waits_for_and_why_it_ended() throws InterruptedException {
    try (ToldToOperator told = new ToldToOperator(SequencerLoop.class)) {
      append(1);
      failures.set(1);
      SequencerLoop loop = start(Duration.ofMillis(1));
      assertThat(nextSize()).isEqualTo(1);
      putBack();
      Await.until(() -> !loop.alive());
      assertThat(told.messages()).hasSize(2);
      assertThat(told.messages().getFirst()).startsWith("ledger waits");
      assertThat(told.messages().getLast()).startsWith("ledger stopped");
    }
  }

  @Test
  void lets_whoever_is_interrupted_while_closing_it_know() {
    SequencerLoop loop = start(NEVER);
    Thread.currentThread().interrupt();
    loop.close();
    assertThat(Thread.interrupted()).isTrue();
  }

  /** While the loop has its turn nobody else gets one. */
  private void putBack() {
    Optional<Boolean> done = Optional.empty();
    while (done.isEmpty()) {
      done = log.turn(turn -> turn.extend(turn.head(), Head.EMPTY, List.of(), List.of()));
    }
    assertThat(done).contains(true);
  }

  private final class Listener implements Sequencer.Listener {
    @Override
    public void published(Checkpoint checkpoint) {
      published.add(checkpoint.head().size());
    }

    @Override
    public void forged(EntryId entry) {}
  }

  /** A way into the log that fails as often as it was told to. */
  private final class Failing implements LogWriter {
    @Override
    public <T> Optional<T> turn(Function<Turn, T> work) {
      if (failures.getAndDecrement() > 0) {
        throw new StorageFailed("the test cut the line", new IllegalStateException("cut"));
      }
      return log.turn(work);
    }
  }
}
