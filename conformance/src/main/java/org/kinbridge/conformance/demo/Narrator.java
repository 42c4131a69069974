package org.kinbridge.conformance.demo;

import java.io.PrintStream;

/** Tells the story in plain words, step by step. */
final class Narrator {
  private final PrintStream out;
  private final long start = System.nanoTime();
  private int step;

  Narrator(PrintStream out) {
    this.out = out;
  }

  void step(String title) {
    step++;
    out.printf("%n%d. %s  [%.1f s]%n", step, title, seconds());
  }

  void say(String line, Object... values) {
    out.printf("   " + line + "%n", values);
  }

  void close(String line) {
    out.println(line);
    out.flush();
  }

  double seconds() {
    return Math.round((System.nanoTime() - start) / 1e8) / 10.0;
  }
}
