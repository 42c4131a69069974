package org.kinbridge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kinbridge.disclosure.Fault;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.flow.replay.PolicyReplay;
import org.kinbridge.flow.replay.ReplayPolicy;
import picocli.CommandLine;

class PolicyCommandTest {
  private static final Path PROFILES = Path.of(System.getProperty("kinbridge.profiles"));
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private PolicyCommand.Result replayed = new PolicyCommand.Result.Unusable("no node");

  private int run(String... arguments) {
    return new CommandLine(new PolicyCommand(PROFILES, (proposed, last, looker) -> replayed))
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
        .containsPattern("hcch-1996-36 +CPEMERG, treaty-duty-to-inform · HCCH-1996 art. 36, from ")
        .containsPattern("A +R12 +an authority determined [a-z ]+ +nobody +CP[A-Z]+, ")
        .containsPattern("B +R24 +a child is in danger, [a-z ]+ +two other persons, or one who ")
        .contains("combinations decided");
  }

  @Test
  void of_a_policy_that_is_none_names_every_fault(@TempDir Path directory) throws Exception {
    Files.createDirectories(directory.resolve("policies/agreements"));

    assertThat(run("check", directory.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("permits.yaml", "classes.yaml");
  }

  @Test
  void replays_and_prints_what_would_differ() {
    PolicyReplay nothing =
        new PolicyReplay(
            Sha256.of(new byte[] {1}),
            Sha256.of(new byte[] {2}),
            new PolicyReplay.Tally(7, 1, 2, 0, 0),
            List.of());
    replayed = new PolicyCommand.Result.Done(new ReplayPolicy.Outcome.Replayed(nothing));
    assertThat(run("replay", "proposed", "--who=officer 7", "--why=review")).isZero();
    assertThat(out.toString()).contains("\"unchanged\" : 7", "\"erased\" : 2");
  }

  @Test
  void replays_nothing_where_node_policy_or_words_are_missing() {
    assertThat(run("replay", "proposed", "--who=officer 7", "--why=review")).isEqualTo(2);
    assertThat(err.toString()).contains("no node");
    replayed =
        new PolicyCommand.Result.Done(
            new ReplayPolicy.Outcome.NoPolicy(
                List.of(new Fault(Reason.INVALID_VALUE, "permits.yaml:3 rows", "no such row"))));
    assertThat(run("replay", "proposed", "--who=officer 7", "--why=review")).isEqualTo(2);
    assertThat(err.toString()).contains("permits.yaml:3");
    assertThat(run("replay", "proposed", "--who=officer 7", "--why= ")).isEqualTo(2);
    assertThat(run("replay", "proposed", "--last=0", "--who=o", "--why=w")).isEqualTo(2);
  }

  @Test
  void a_step_that_is_none_is_refused() {
    assertThat(run("check", "--every=0")).isEqualTo(2);
  }
}
