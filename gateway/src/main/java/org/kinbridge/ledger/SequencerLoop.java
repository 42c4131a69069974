package org.kinbridge.ledger;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.kinbridge.disclosure.Owned;
import org.kinbridge.vault.StorageFailed;

/**
 * Steps the sequencer: at once while entries wait, at the latest after a tick otherwise, and slower
 * while storage fails. A broken log ends it: then nothing is released any more, which is what must
 * happen.
 */
@Owned(by = "wiring", lock = "none: the semaphore and the thread are the state")
public final class SequencerLoop implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(SequencerLoop.class.getName());
  private static final Duration AFTER_FAILURE = Duration.ofMillis(500);

  private final Sequencer sequencer;
  private final Duration tick;
  private final Semaphore nudges = new Semaphore(0);
  private final Thread thread;

  private SequencerLoop(Sequencer sequencer, Duration tick) {
    this.sequencer = requireNonNull(sequencer, "sequencer is null");
    this.tick = requireNonNull(tick, "tick is null");
    this.thread = Thread.ofPlatform().name("ledger-sequencer").daemon().unstarted(this::run);
  }

  public static SequencerLoop start(Sequencer sequencer, Duration tick) {
    SequencerLoop loop = new SequencerLoop(sequencer, tick);
    loop.thread.start();
    return loop;
  }

  /** An entry was committed: do not wait for the tick. */
  public void nudge() {
    nudges.release();
  }

  /** Whether it still numbers entries; false after the log was found broken. */
  public boolean alive() {
    return thread.isAlive();
  }

  private void run() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        nudges.tryAcquire(pause().toNanos(), TimeUnit.NANOSECONDS);
        nudges.drainPermits();
      }
    } catch (InterruptedException closed) {
      // Asked to end, it ends.
    } catch (LogBroken broken) {
      LOG.log(System.Logger.Level.ERROR, "ledger stopped: {0}", broken.getMessage());
    }
  }

  private Duration pause() {
    try {
      return switch (sequencer.step()) {
        case ADVANCED -> Duration.ZERO;
        case IDLE, ELSEWHERE -> tick;
      };
    } catch (StorageFailed failed) {
      LOG.log(System.Logger.Level.WARNING, "ledger waits: {0}", failed.getMessage());
      return AFTER_FAILURE;
    }
  }

  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join(Duration.ofSeconds(10));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
