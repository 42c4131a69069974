package org.kinbridge.cli.bulk;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.kinbridge.disclosure.AuthorityId;
import org.kinbridge.disclosure.AuthorityRole;
import org.kinbridge.disclosure.Moment;
import org.kinbridge.disclosure.NodeId;
import org.kinbridge.translate.map.Origin;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A register, from its bytes to the bytes of its shared records; the maps are loaded each time. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 5)
@Measurement(iterations = 5, time = 5)
public class BulkBench {
  private static final int CHILDREN = 10_000;
  private static final Instant NOW = Instant.parse("2026-04-12T10:00:00Z");
  private final byte[] register = Registers.bytes(CHILDREN);
  private final BulkRequest request =
      new BulkRequest(
          "borvania-register",
          Path.of(System.getProperty("kinbridge.profiles", "../profiles")),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          new Origin(
              new NodeId("XB"),
              new AuthorityId("xb-children"),
              "Borvania Register of Children",
              AuthorityRole.CHILD_WELFARE,
              new Moment(NOW, Moment.zone("UTC"))));

  @Benchmark
  @OperationsPerInvocation(CHILDREN)
  public Bulk.Result register() throws IOException {
    Streams streams =
        new Streams(
            new ByteArrayInputStream(register),
            OutputStream.nullOutputStream(),
            new PrintStream(OutputStream.nullOutputStream()),
            Streams.Watched.NOT);
    return new Bulk(InstantSource.fixed(NOW), streams).translate(request);
  }
}
