package org.kinbridge.cli.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.kinbridge.disclosure.AuthorityId;
import org.kinbridge.disclosure.AuthorityRole;
import org.kinbridge.disclosure.Moment;
import org.kinbridge.disclosure.NodeId;
import org.kinbridge.translate.map.Origin;

/** A hundred thousand children; with {@code -Ddeep=true} only. Prints what each costs. */
@EnabledIfSystemProperty(named = "deep", matches = "true")
class LongRegisterTest {
  private static final int CHILDREN = Integer.getInteger("children", 100_000);
  private static final int REFUSED = CHILDREN / Registers.IMPOSSIBLE_EVERY;
  private static final Instant NOW = Instant.parse("2026-04-12T10:00:00Z");
  @TempDir Path folder;

  @Test
  void every_child_is_in_one_of_the_two_files() throws IOException {
    Path register = folder.resolve("register.csv");
    Files.write(register, Registers.bytes(CHILDREN));
    Streams streams =
        new Streams(
            InputStream.nullInputStream(),
            OutputStream.nullOutputStream(),
            new PrintStream(OutputStream.nullOutputStream()),
            Streams.Watched.NOT);
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long before = system.getProcessCpuTime();

    Bulk.Result result = new Bulk(InstantSource.fixed(NOW), streams).translate(request(register));

    double micros = (system.getProcessCpuTime() - before) / 1e3 / CHILDREN;
    System.out.printf(
        "bulk: %.0f µs of the whole process a record, %.0f records a CPU second%n",
        micros, 1e6 / micros);
    assertThat(result).isEqualTo(new Bulk.Result.Done(CHILDREN - REFUSED, REFUSED));
    try (var lines = Files.lines(folder.resolve("out"), StandardCharsets.UTF_8)) {
      assertThat(lines.count()).isEqualTo(CHILDREN - REFUSED);
    }
  }

  private BulkRequest request(Path register) {
    return new BulkRequest(
        "borvania-register",
        Path.of(System.getProperty("kinbridge.profiles", "../profiles")),
        Optional.of(register),
        Optional.of(folder.resolve("out")),
        Optional.empty(),
        new Origin(
            new NodeId("XB"),
            new AuthorityId("xb-children"),
            "Borvania Register of Children",
            AuthorityRole.CHILD_WELFARE,
            new Moment(NOW, Moment.zone("UTC"))));
  }
}
