package org.kinbridge.policy;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.function.Supplier;
import org.kinbridge.support.ProcessorTime;

/**
 * Prints what one whole decision costs in processor time, warm, on one thread: a machine that
 * others use too does not move it as it moves the clock.
 */
final class DecisionFigures {
  private static final int ROUNDS = 7;
  private static final int WARM = 15_000;
  private static final int EACH = 2_000;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private DecisionFigures() {}

  public static void main(String[] arguments) throws Exception {
    DecisionBench bench = new DecisionBench();
    bench.readCases();
    System.out.printf(
        "decide %.1f us; check of the whole record, to compare: %.1f us%n",
        micros(() -> bench.decide(new ProcessorTime())),
        micros(() -> bench.check(new ProcessorTime())));
  }

  /** The best round: what else runs on the machine can only make one worse. */
  private static double micros(Supplier<Object> work) {
    for (int i = 0; i < WARM; i++) {
      work.get();
    }
    double[] rounds = new double[ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
      long start = THREADS.getCurrentThreadCpuTime();
      for (int i = 0; i < EACH; i++) {
        work.get();
      }
      rounds[round] = (THREADS.getCurrentThreadCpuTime() - start) / 1e3 / EACH;
    }
    Arrays.sort(rounds);
    return rounds[0];
  }
}
