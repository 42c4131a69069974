package org.kinbridge.policy;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.function.Function;
import org.kinbridge.support.ProcessorTime;

/**
 * Prints what one whole decision costs in processor time and memory, warm, on one thread: a machine
 * that others use too does not move it as it moves the clock. What else runs can only make a round
 * worse, so the best one is told beside the median.
 */
final class DecisionFigures {
  private static final int ROUNDS = 15;
  private static final int WARM = 40_000;
  private static final int EACH = 400;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private DecisionFigures() {}

  public static void main(String[] arguments) throws Exception {
    DecisionBench bench = new DecisionBench();
    bench.readCases();
    print("decide", bench::decide);
    print("both passes of it", bench::bothPasses);
    print("decide, sample", bench::decideSample);
    print("decide, worst", bench::decideWorst);
    print("check of the whole record, to compare", bench::check);
    print("the same, worst", bench::checkWorst);
  }

  private static void print(String what, Function<ProcessorTime, Object> work) {
    ProcessorTime counted = new ProcessorTime();
    for (int i = 0; i < WARM; i++) {
      work.apply(counted);
    }
    double[] rounds = new double[ROUNDS];
    long allocated = THREADS.getCurrentThreadAllocatedBytes();
    for (int round = 0; round < ROUNDS; round++) {
      long start = THREADS.getCurrentThreadCpuTime();
      for (int i = 0; i < EACH; i++) {
        work.apply(counted);
      }
      rounds[round] = (THREADS.getCurrentThreadCpuTime() - start) / 1e3 / EACH;
    }
    long bytes = (THREADS.getCurrentThreadAllocatedBytes() - allocated) / ROUNDS / EACH;
    Arrays.sort(rounds);
    System.out.printf(
        "%s: best %.0f us, median %.0f us, %d KB%n",
        what, rounds[0], rounds[ROUNDS / 2], bytes / 1024);
  }
}
