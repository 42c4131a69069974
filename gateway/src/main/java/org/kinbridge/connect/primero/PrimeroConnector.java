package org.kinbridge.connect.primero;

import static java.util.Objects.requireNonNull;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.kinbridge.connect.Line;
import org.kinbridge.connect.NoAnswer;
import org.kinbridge.connect.NodeDoor;
import org.kinbridge.connect.NodeRegister;
import org.kinbridge.connect.NodeTokens;
import org.kinbridge.connect.SignedIn;
import org.kinbridge.connect.primero.api.Primero;
import org.kinbridge.connect.primero.form.Composing;
import org.kinbridge.deliver.BackOff;
import org.kinbridge.disclosure.Owned;

/** Looks, and looks again, until it is told to stop. */
@Owned(by = "the thread that runs it", lock = "none: others only stop it, by the latch")
public final class PrimeroConnector {
  private static final System.Logger LOG = System.getLogger(PrimeroConnector.class.getName());
  private static final Duration FIRST = Duration.ofSeconds(5);
  private static final Duration MOST = Duration.ofMinutes(15);

  /** The ways to the two services that a connector stands between. */
  public record Lines(Line primero, Line node) {
    public Lines {
      requireNonNull(primero, "primero is null");
      requireNonNull(node, "node is null");
    }
  }

  /** Time, chance and names, as they are chosen outside. */
  public record World(InstantSource clock, RandomGenerator random, Supplier<UUID> ids) {
    public World {
      requireNonNull(clock, "clock is null");
      requireNonNull(random, "random is null");
      requireNonNull(ids, "ids is null");
    }
  }

  private final Round round;
  private final Duration poll;
  private final BackOff backOff;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private int failures;

  private PrimeroConnector(Round round, Duration poll, BackOff backOff) {
    this.round = requireNonNull(round, "round is null");
    this.poll = requireNonNull(poll, "poll is null");
    this.backOff = requireNonNull(backOff, "backOff is null");
  }

  static PrimeroConnector of(Configuration set, Lines lines, Memory memory, World world) {
    Primero primero = new Primero(lines.primero(), set.primero(), world.clock());
    SignedIn signedIn =
        new SignedIn(
            lines.node(), new NodeTokens(lines.node(), set.node(), world.clock(), world.ids()));
    NodeDoor node = new NodeDoor(signedIn);
    Composing composing = new Composing(set.form(), set.node().authority(), set.format());
    Telling telling = new Telling(primero, node, composing.words(), set.ending(), world.clock());
    Consenting consenting =
        new Consenting(primero, new NodeRegister(signedIn), composing, world.clock());
    Handling handling = new Handling(primero, node, composing, consenting, telling, world.clock());
    BackOff backOff = new BackOff(FIRST, MOST, world.random());
    Round round =
        new Round(
            primero,
            handling,
            memory,
            set.pace(),
            new Resting(backOff, world.clock()),
            world.clock());
    return new PrimeroConnector(round, set.pace().poll(), backOff);
  }

  /**
   * One look and one step for each open referral.
   *
   * @return how many cases are still open
   */
  public int once() throws NoAnswer {
    return round.run();
  }

  /** Until {@link #stop}. */
  public void run() {
    Duration wait = Duration.ZERO;
    while (!isStopped(wait)) {
      wait = turn();
    }
  }

  /**
   * One look, whatever comes of it.
   *
   * @return how long to wait before the next one
   */
  Duration turn() {
    try {
      int open = once();
      failures = 0;
      LOG.log(Level.DEBUG, "{0} cases are open", open);
      return poll;
    } catch (NoAnswer missed) {
      Duration wait = longer(backOff.after(failures++), missed.waitAsked());
      LOG.log(
          Level.WARNING,
          "a service {0}; the next look comes in {1} s",
          missed.getMessage(),
          wait.toSeconds());
      return wait;
    }
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  private boolean isStopped(Duration wait) {
    try {
      return stopped.await(wait.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException asked) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  /** Ends after the step that is under way. */
  public void stop() {
    stopped.countDown();
  }
}
