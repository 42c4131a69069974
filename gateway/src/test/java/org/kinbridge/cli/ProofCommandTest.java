package org.kinbridge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kinbridge.cli.ProofCommand.Result;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.flow.proof.OpenWithheld.Outcome;
import org.kinbridge.sign.withheld.Keepsake;
import org.kinbridge.sign.withheld.LeafKind;

/** The words of the command; what it does is shown with two nodes. */
class ProofCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final List<LedgerCommand.Target> asked = new ArrayList<>();
  private Outcome outcome = new Outcome.NotThere();

  private int run(String... arguments) {
    return ProofCommand.line(
            (target, work) -> {
              asked.add(target);
              return new Result.Done(outcome);
            })
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(arguments);
  }

  private int list(String why) {
    return run(
        "withheld",
        "list",
        "--data=d",
        "--keystore=k",
        "--who=officer 7",
        "--why=" + why,
        "--for=court of Tollen",
        "--message=" + UUID.randomUUID());
  }

  @Test
  void lists_kind_rule_and_path_and_no_value() {
    Sha256 leaf = Sha256.of(new byte[] {1});
    outcome =
        new Outcome.Listed(
            List.of(
                new Keepsake.Kept(LeafKind.ANNOUNCED, "cp-child.address", "R08", leaf),
                new Keepsake.Kept(LeafKind.SILENT, "Bundle.entry[3].resource", "R11", leaf)));
    assertThat(list("order 12/2026")).as(err.toString()).isZero();
    assertThat(out.toString().lines())
        .containsExactly("announced R08 cp-child.address", "silent R11 Bundle.entry[3].resource");
  }

  @Test
  void says_that_nothing_opens_there() {
    assertThat(list("order 12/2026")).isEqualTo(2);
    assertThat(err.toString()).contains("not-found", "--message");
    outcome = new Outcome.NoSuchElement();
    assertThat(list("order 12/2026")).isEqualTo(2);
    assertThat(err.toString()).contains("--element");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void asks_no_node_before_it_is_said_who_why_and_for_whom() {
    assertThat(list(" ")).isEqualTo(2);
    assertThat(err.toString()).contains("invalid-value");
    assertThat(asked).isEmpty();
    assertThat(run("withheld", "list", "--data=d", "--keystore=k")).isEqualTo(2);
  }

  @Test
  void checks_a_file_without_a_node(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("opening.json"), "{}");
    assertThat(run("withheld", "check", file.toString(), "--published=" + folder)).isEqualTo(2);
    assertThat(run("withheld", "check", folder + "/none", "--published=" + folder)).isEqualTo(2);
    assertThat(err.toString()).contains("there is no such file");
    assertThat(asked).isEmpty();
  }
}
