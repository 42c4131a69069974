package org.kinbridge.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.TimeUnit;
import org.kinbridge.policy.circumstance.Circumstances;
import org.kinbridge.policy.circumstance.Findings;
import org.kinbridge.policy.request.Request;
import org.kinbridge.policy.world.SharedSources;
import org.kinbridge.profile.Checked;
import org.kinbridge.profile.Draft;
import org.kinbridge.profile.Profile;
import org.kinbridge.profile.SharedRecord;
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

/** One whole decision, both passes, on the largest document of the cases that is permitted. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 3)
@Measurement(iterations = 5, time = 2)
public class DecisionBench {
  private Policy policy;
  private Request request;
  private SharedRecord record;
  private Circumstances circumstances;
  private Profile profile;

  @Setup
  public void readCases() throws Exception {
    CaseRun run = CaseRun.complete();
    policy = new Policy(run.version(), run.profile());
    profile = run.profile();
    PolicyCase largest = largest();
    request = largest.request();
    JsonNode content = request.record().content().reveal("benchmark");
    Checked checked = run.profile().check(new Draft(content, SharedSources.of(content)));
    record = ((Checked.Conforming) checked).record();
    circumstances = largest.world(run.version()).around(request, Findings.none()).orElseThrow();
    if (!(policy.decide(record, request, circumstances) instanceof Permitted)) {
      throw new IllegalStateException("the case is not permitted");
    }
  }

  private static PolicyCase largest() throws Exception {
    PolicyCase largest = null;
    int most = 0;
    for (PolicyCase one : PolicyCase.all()) {
      boolean fits =
          one.expect().path("decision").asText().equals("permit")
              && one.request().record().format().equals("shared");
      int size = fits ? one.request().record().content().reveal("size").toString().length() : 0;
      if (size > most) {
        most = size;
        largest = one;
      }
    }
    return java.util.Objects.requireNonNull(largest, "no case is permitted");
  }

  @Benchmark
  public Decision decide(ProcessorTime time) {
    time.operations++;
    return policy.decide(record, request, circumstances);
  }

  /** The profile check of the whole record alone, to compare with: not part of a decision. */
  @Benchmark
  public Checked check(ProcessorTime time) {
    time.operations++;
    return profile.check(new Draft(record.tree(), record.sources()));
  }
}
