package org.kinbridge.wiring;

import static java.util.Objects.requireNonNull;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.kinbridge.disclosure.Owned;
import org.kinbridge.vault.StorageFailed;

/**
 * Something that is done again and again, a pause apart. A database that is away makes one turn
 * fail; anything else ends it, and the node is not healthy any more.
 */
@Owned(by = "Node", lock = "none: one thread and a latch")
final class Repeated implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Repeated.class.getName());
  private final String name;
  private final Duration pause;
  private final Runnable turn;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread;

  private Repeated(String name, Duration pause, Runnable turn) {
    this.name = requireNonNull(name, "name is null");
    this.pause = requireNonNull(pause, "pause is null");
    this.turn = requireNonNull(turn, "turn is null");
    this.thread = Thread.ofPlatform().name(name).daemon().unstarted(this::run);
  }

  static Repeated start(String name, Duration pause, Runnable turn) {
    Repeated repeated = new Repeated(name, pause, turn);
    repeated.thread.start();
    return repeated;
  }

  boolean alive() {
    return thread.isAlive();
  }

  private void run() {
    try {
      do {
        once();
      } while (!closed.await(pause.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  private void once() {
    try {
      turn.run();
    } catch (StorageFailed failed) {
      LOG.log(Level.WARNING, "{0} waits: {1}", name, failed.getMessage());
    }
  }

  /** Lets a turn that runs come to its end. */
  @Override
  public void close() {
    closed.countDown();
    try {
      thread.join(Duration.ofSeconds(10));
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }
}
