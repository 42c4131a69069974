package org.kinbridge.support;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import org.kinbridge.disclosure.Owned;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * What a benchmark costs in processor time of its thread, beside what the clock says: on a machine
 * that others use too, the clock measures them. JMH adds up both over all iterations: one operation
 * costs {@code cpuMicros} over {@code operations}.
 */
@State(Scope.Thread)
@AuxCounters(AuxCounters.Type.EVENTS)
@Owned(by = "the thread of one benchmark", lock = "none")
public class ProcessorTime {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  /** Counted by the benchmark. */
  public long operations;

  private long begun;

  @Setup(Level.Iteration)
  public void begin() {
    operations = 0;
    begun = THREADS.getCurrentThreadCpuTime();
  }

  /** Read by JMH when an iteration is over. */
  public double cpuMicros() {
    return (THREADS.getCurrentThreadCpuTime() - begun) / 1e3;
  }
}
