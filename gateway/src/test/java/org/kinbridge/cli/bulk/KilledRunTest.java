package org.kinbridge.cli.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kinbridge.disclosure.AuthorityId;
import org.kinbridge.disclosure.AuthorityRole;
import org.kinbridge.disclosure.Moment;
import org.kinbridge.disclosure.NodeId;
import org.kinbridge.json.JsonRefused;
import org.kinbridge.translate.map.Origin;

/** The command itself, killed in the middle by the system, and started again. */
class KilledRunTest {
  private static final Path PROFILES =
      Path.of(System.getProperty("kinbridge.profiles", "../profiles")).toAbsolutePath();
  private static final byte[] REGISTER = Registers.bytes(2 * BulkRun.EVERY + 500);
  @TempDir Path folder;

  @Test
  void a_run_that_was_killed_goes_on_and_ends_with_the_same_bytes() throws Exception {
    Process killed = start();
    killed.getOutputStream().write(REGISTER, 0, REGISTER.length * 3 / 4);
    killed.getOutputStream().flush();
    while (recordsDone() == 0) {
      assertThat(killed.waitFor(20, TimeUnit.MILLISECONDS)).as("it ended by itself").isFalse();
    }
    Checkpoint left = Checkpoint.read(folder.resolve("out.checkpoint")).orElseThrow();
    killed.destroyForcibly().waitFor();

    Process again = start();
    again.getOutputStream().write(REGISTER);
    again.getOutputStream().close();

    assertThat(again.waitFor()).as("some children are refused").isEqualTo(2);
    assertThat(folder.resolve("out.checkpoint")).doesNotExist();
    uninterrupted(left);
    for (String file : new String[] {"out", "out.refused"}) {
      assertThat(Files.mismatch(folder.resolve(file), folder.resolve("whole/" + file)))
          .isEqualTo(-1);
    }
  }

  private long recordsDone() throws IOException, JsonRefused {
    Optional<Checkpoint> checkpoint = Checkpoint.read(folder.resolve("out.checkpoint"));
    return checkpoint.map(one -> one.shared().records()).orElse(0L);
  }

  private void uninterrupted(Checkpoint left) throws IOException {
    Path whole = Files.createDirectory(folder.resolve("whole"));
    Streams streams =
        new Streams(
            new ByteArrayInputStream(REGISTER),
            OutputStream.nullOutputStream(),
            new PrintStream(OutputStream.nullOutputStream()),
            Streams.Watched.NOT);
    Origin origin =
        new Origin(
            new NodeId("XS"),
            new AuthorityId("xs-sandbox"),
            "Sandbox authority",
            AuthorityRole.CHILD_WELFARE,
            new Moment(left.asOf(), Moment.zone("UTC")));
    new Bulk(InstantSource.fixed(left.asOf()), streams)
        .translate(
            new BulkRequest(
                "borvania-register",
                PROFILES,
                Optional.empty(),
                Optional.of(whole.resolve("out")),
                Optional.empty(),
                origin));
  }

  private Process start() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            "-Dkinbridge.profiles=" + PROFILES,
            "org.kinbridge.wiring.Main",
            "translate",
            "--format=borvania-register",
            "--bulk",
            "--out=" + folder.resolve("out"),
            "-")
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(folder.resolve("err").toFile())
        .start();
  }
}
