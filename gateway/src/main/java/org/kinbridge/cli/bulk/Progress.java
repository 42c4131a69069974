package org.kinbridge.cli.bulk;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.OptionalLong;
import org.kinbridge.disclosure.Owned;

/** How far a run is, on a line that is drawn again and again. */
@Owned(by = "the thread of one run", lock = "none")
final class Progress {
  private static final int WIDTH = 30;
  private static final Duration PAUSE = Duration.ofMillis(200);

  private final PrintStream screen;
  private final InstantSource clock;
  private final OptionalLong size;
  private final Instant begin;
  private Instant drawn;

  /**
   * @param size of the input; empty when nobody knows
   */
  Progress(PrintStream screen, InstantSource clock, OptionalLong size) {
    this.screen = screen;
    this.clock = clock;
    this.size = size;
    this.begin = clock.instant();
    this.drawn = begin;
  }

  void at(long bytes, long shared, long refused) {
    Instant now = clock.instant();
    if (drawn.plus(PAUSE).isAfter(now)) {
      return;
    }
    drawn = now;
    draw(bytes, shared, refused, now);
  }

  void end(long bytes, long shared, long refused) {
    draw(bytes, shared, refused, clock.instant());
    screen.println();
  }

  private void draw(long bytes, long shared, long refused, Instant now) {
    long millis = Math.max(1, Duration.between(begin, now).toMillis());
    String bar = size.isPresent() ? bar(bytes, size.getAsLong()) : "";
    screen.printf(
        Locale.ROOT,
        "\r%s%,d records, %,d refused, %,d a second ",
        bar,
        shared + refused,
        refused,
        (shared + refused) * 1000 / millis);
    screen.flush();
  }

  private static String bar(long bytes, long size) {
    int done = size == 0 ? WIDTH : (int) Math.min(WIDTH, bytes * WIDTH / size);
    return "[" + "#".repeat(done) + ".".repeat(WIDTH - done) + "] ";
  }
}
