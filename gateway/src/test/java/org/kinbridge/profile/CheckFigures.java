package org.kinbridge.profile;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Prints what a check costs in processor time, warm, on one thread, and how that compares with the
 * oracle on the same document.
 */
final class CheckFigures {
  private static final int ROUNDS = 5;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private CheckFigures() {}

  public static void main(String[] arguments) {
    String text = Oracle.read(Oracle.SHARED.resolve("examples/cp-case-document.json"));
    Profile profile = Profile.load(Path.of("../profiles"));
    Draft draft = new Draft(ExamplesTest.parse(text), Sources.none());
    double ours = micros(12_000, 2_000, () -> profile.check(draft));
    double draftToo =
        micros(12_000, 2_000, () -> profile.check(new Draft(draft.tree(), Sources.none())));
    double oracle = micros(60, 6, () -> Oracle.get().complaints(text));
    System.out.printf(
        "check %.1f us, with freezing the tree %.1f us, oracle %.0f us, ratio %.0f (17 resources,"
            + " %d bytes)%n",
        ours, draftToo, oracle, oracle / ours, ExamplesTest.parse(text).toString().length());
  }

  /** The median round. */
  private static double micros(int warm, int each, Runnable work) {
    for (int i = 0; i < warm; i++) {
      work.run();
    }
    double[] rounds = new double[ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
      long start = THREADS.getCurrentThreadCpuTime();
      for (int i = 0; i < each; i++) {
        work.run();
      }
      rounds[round] = (THREADS.getCurrentThreadCpuTime() - start) / 1e3 / each;
    }
    Arrays.sort(rounds);
    return rounds[ROUNDS / 2];
  }
}
