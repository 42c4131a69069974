package org.kinbridge.policy;

import java.util.concurrent.TimeUnit;
import org.kinbridge.policy.residual.Finding;
import org.kinbridge.profile.Checked;
import org.kinbridge.profile.Draft;
import org.kinbridge.profile.Profile;
import org.kinbridge.support.ProcessorTime;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One whole decision, both passes: on what the goal speaks of, the sample, the largest permitted.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 3)
@Measurement(iterations = 5, time = 2)
public class DecisionBench {
  private Subject goal;
  private Subject sample;
  private Subject worst;
  private Profile profile;

  @Setup
  public void readCases() throws Exception {
    goal = Subject.goal();
    sample = Subject.sample();
    worst = Subject.worst();
    profile = CaseRun.complete().profile();
  }

  @Benchmark
  public Decision decide(ProcessorTime time) {
    time.operations++;
    return goal.decide();
  }

  /** The same without the profile check of what was read, and what follows it. */
  @Benchmark
  public Finding bothPasses(ProcessorTime time) {
    time.operations++;
    return goal.passes();
  }

  @Benchmark
  public Decision decideSample(ProcessorTime time) {
    time.operations++;
    return sample.decide();
  }

  @Benchmark
  public Decision decideWorst(ProcessorTime time) {
    time.operations++;
    return worst.decide();
  }

  /** The profile check of the whole record alone, to compare with: not part of a decision. */
  @Benchmark
  public Checked check(ProcessorTime time) {
    time.operations++;
    return check(sample);
  }

  @Benchmark
  public Checked checkWorst(ProcessorTime time) {
    time.operations++;
    return check(worst);
  }

  private Checked check(Subject one) {
    return profile.check(new Draft(one.record().tree(), one.record().sources()));
  }
}
