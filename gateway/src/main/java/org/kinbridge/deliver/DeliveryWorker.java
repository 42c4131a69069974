package org.kinbridge.deliver;

import static java.util.Objects.requireNonNull;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.kinbridge.disclosure.Owned;
import org.kinbridge.vault.StorageFailed;

/**
 * Claims what is due and attempts it, several at once; woken when there may be something, at the
 * latest after a pause.
 */
@Owned(by = "wiring", lock = "none: semaphores and one thread are the state")
public final class DeliveryWorker implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(DeliveryWorker.class.getName());

  /** How it works. @param lease how long a claim outlives its claimer */
  public record Pace(int atOnce, Duration pause, Duration lease) {
    public Pace {
      requireNonNull(pause, "pause is null");
      requireNonNull(lease, "lease is null");
    }

    public static Pace usual() {
      return new Pace(8, Duration.ofMillis(250), Duration.ofSeconds(10));
    }
  }

  private final UnderWay underWay;
  private final Delivery delivery;
  private final Pace pace;
  private final InstantSource clock;
  private final Semaphore seats;
  private final Semaphore nudges = new Semaphore(0);
  private final ExecutorService attempts = Executors.newVirtualThreadPerTaskExecutor();
  private final Thread thread;

  private DeliveryWorker(UnderWay underWay, Delivery delivery, Pace pace, InstantSource clock) {
    this.underWay = requireNonNull(underWay, "underWay is null");
    this.delivery = requireNonNull(delivery, "delivery is null");
    this.pace = requireNonNull(pace, "pace is null");
    this.clock = requireNonNull(clock, "clock is null");
    this.seats = new Semaphore(pace.atOnce());
    this.thread = Thread.ofPlatform().name("delivery").daemon().unstarted(this::run);
  }

  public static DeliveryWorker start(
      UnderWay underWay, Delivery delivery, Pace pace, InstantSource clock) {
    DeliveryWorker worker = new DeliveryWorker(underWay, delivery, pace, clock);
    worker.thread.start();
    return worker;
  }

  /** There may be something to do. */
  public void nudge() {
    nudges.release();
  }

  public boolean alive() {
    return thread.isAlive() && underWay.alive();
  }

  private void run() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        if (!claimedAll() && nudges.tryAcquire(pace.pause().toMillis(), TimeUnit.MILLISECONDS)) {
          nudges.drainPermits();
        }
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * @return whether there may be more due
   */
  private boolean claimedAll() throws InterruptedException {
    seats.acquire();
    int free = 1 + seats.drainPermits();
    List<Waiting> claimed = claim(free);
    seats.release(free - claimed.size());
    claimed.forEach(waiting -> attempts.execute(() -> attempt(waiting)));
    return claimed.size() == free;
  }

  private List<Waiting> claim(int most) {
    try {
      return underWay.claim(clock.instant(), most);
    } catch (StorageFailed failed) {
      LOG.log(Level.WARNING, "delivery waits: {0}", failed.getMessage());
      return List.of();
    }
  }

  /**
   * What fails here is tried again when the lease is over: the row still says where the message
   * stands.
   */
  private void attempt(Waiting waiting) {
    try {
      underWay.giveBack(waiting.message(), delivery.attempt(waiting));
    } catch (StorageFailed failed) {
      LOG.log(Level.WARNING, "message {0} waits: {1}", waiting.message(), failed.getMessage());
    } finally {
      underWay.end(waiting.message());
      seats.release();
    }
  }

  /**
   * Takes nothing new and lets running attempts come to their end. Who claims ends first: what it
   * claimed last still finds somebody to attempt it.
   */
  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join(Duration.ofSeconds(10));
      attempts.shutdown();
      if (!attempts.awaitTermination(40, TimeUnit.SECONDS)) {
        LOG.log(Level.WARNING, "attempts were still under way when the node stopped");
      }
    } catch (InterruptedException hurried) {
      attempts.shutdown();
      Thread.currentThread().interrupt();
    }
    underWay.close();
  }
}
