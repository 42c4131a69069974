package org.kinbridge.translate;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.kinbridge.disclosure.Resolution;
import org.kinbridge.profile.Checked;
import org.kinbridge.profile.Draft;
import org.kinbridge.profile.Profile;
import org.kinbridge.profile.Sources;
import org.kinbridge.support.ProcessorTime;
import org.kinbridge.translate.map.Translation;
import org.kinbridge.translate.source.NationalRecord;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The sample record: bytes to translation, and its document through the check. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 3)
@Measurement(iterations = 5, time = 2)
public class RecordBench {
  private final NationalRecord record =
      new NationalRecord("primero-v2", Samples.file("sample-case.json"));
  private final List<Resolution> answers =
      List.of(Samples.choose("/data/protection_concerns/0", "both"));
  private final Profile profile =
      Profile.load(Path.of(System.getProperty("kinbridge.profiles", "../profiles")));
  private final Draft draft =
      Samples.translated(Samples.json(record.content()), answers.toArray(Resolution[]::new))
          .draft();

  /** The same document as it comes from outside: nothing of it was ever seen before. */
  private final JsonNode parsed =
      Samples.json(draft.tree().toString().getBytes(StandardCharsets.UTF_8));

  private final Draft received = new Draft(parsed, Sources.none());

  @Benchmark
  public Translation translate(ProcessorTime time) {
    time.operations++;
    return Samples.TRANSLATOR.translate(record, answers, Samples.CASSAR);
  }

  @Benchmark
  public Checked check(ProcessorTime time) {
    time.operations++;
    return profile.check(draft);
  }

  @Benchmark
  public Checked checkReceived(ProcessorTime time) {
    time.operations++;
    return profile.check(received);
  }

  @Benchmark
  public Checked freezeAndCheckReceived(ProcessorTime time) {
    time.operations++;
    return profile.check(new Draft(parsed, Sources.none()));
  }
}
