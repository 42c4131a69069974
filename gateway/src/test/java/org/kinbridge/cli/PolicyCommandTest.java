package org.kinbridge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class PolicyCommandTest {
  private static final Path PROFILES = Path.of(System.getProperty("kinbridge.profiles"));
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... arguments) {
    return new CommandLine(new PolicyCommand(PROFILES))
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(arguments);
  }

  @Test
  void prints_who_may_be_sent_what_and_how_much_was_tried() {
    assertThat(run("check", "--every=1009")).as(err.toString()).isZero();

    assertThat(out.toString())
        .containsPattern(
            "CPEMERG +treaty-duty-to-inform · HCCH-1996 art. 36 +any +central-authority"
                + " child-welfare police +hcch-1996-36 +identity ")
        .contains("combinations decided");
  }

  @Test
  void of_a_policy_that_is_none_names_every_fault(@TempDir Path directory) throws Exception {
    Files.createDirectories(directory.resolve("policies/agreements"));

    assertThat(run("check", directory.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("permits.yaml", "classes.yaml");
  }

  @Test
  void a_step_that_is_none_is_refused() {
    assertThat(run("check", "--every=0")).isEqualTo(2);
  }
}
