package org.kinbridge.cli;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import org.kinbridge.disclosure.Fault;
import org.kinbridge.flow.replay.PolicyReplay;
import org.kinbridge.flow.replay.ReplayPolicy;
import org.kinbridge.flow.trial.CheckPolicy;
import org.kinbridge.policy.pack.PolicyRefused;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code kinbridge policy}: what the policy permits, and whether it holds. */
@Command(
    name = "policy",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "Look at the policy before anybody approves it.")
public final class PolicyCommand implements Runnable {
  private static final int REFUSED_INPUT = 2;

  @Spec CommandSpec spec;
  private final Path installed;
  private final Replayer replayer;

  /** Opens the node's rows for a replay; wiring knows how. */
  public interface Replayer {
    Result replay(Path proposed, int last, ReplayPolicy.Looker looker);
  }

  /** What the replay said, or why there was none. */
  public sealed interface Result {
    record Done(ReplayPolicy.Outcome outcome) implements Result {}

    record Unusable(String why) implements Result {}
  }

  /**
   * @param installed the directory of profiles this installation runs on
   */
  public PolicyCommand(Path installed, Replayer replayer) {
    this.installed = requireNonNull(installed, "installed is null");
    this.replayer = requireNonNull(replayer, "replayer is null");
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  @Command(
      name = "check",
      mixinStandardHelpOptions = true,
      description = {
        "Print who may be sent what, for which purpose and on which basis; then decide in every",
        "combination of the facts that the walls depend on, also with all that persons may set"
            + " aside.",
        "Say for each row and each rule where it speaks; and which wall gives way, to whom, and"
            + " which",
        "row or rule can never be reached or stands in the shadow of another."
      },
      exitCodeListHeading = "Exit status:%n",
      exitCodeList = {
        "0:every wall holds against everybody, and every row and rule can be reached",
        "2:the policy cannot be read, or it does not hold: every fault on standard error"
      })
  int check(
      @Parameters(
              arity = "0..1",
              paramLabel = "PROFILES",
              description = "a directory of profiles (default: the installed one)")
          Path profiles,
      @Option(
              names = "--every",
              defaultValue = "1",
              paramLabel = "N",
              description = "try every N-th combination only (${DEFAULT-VALUE})")
          int every)
      throws IOException {
    if (every < 1) {
      return refuse(List.of("--every: a number from 1"));
    }
    try {
      return print(CheckPolicy.load(profiles == null ? installed : profiles).run(every));
    } catch (PolicyRefused refused) {
      return refuse(
          refused.faults().stream().map(fault -> fault.place() + ": " + fault.detail()).toList());
    }
  }

  @Command(
      name = "replay",
      mixinStandardHelpOptions = true,
      description = {
        "Decide the last disclosures of this node again, by the policy in force and by a proposed",
        "one, and print as JSON what would differ: outcomes, paths and rules, no value of a"
            + " record.",
        "It uses the settings of the node (environment, -D), beside it or alone. That somebody",
        "looked is an entry of the ledger about each child whose facts were opened."
      },
      exitCodeListHeading = "Exit status:%n",
      exitCodeList = {"0:replayed", "2:the node, the policy or the command is not as it must be"})
  int replay(
      @Parameters(paramLabel = "PROFILES", description = "a directory with the proposed policy")
          Path proposed,
      @Option(
              names = "--last",
              defaultValue = "100",
              paramLabel = "N",
              description = "how many decisions, 1 to 500 (${DEFAULT-VALUE})")
          int last,
      @Option(names = "--who", required = true, description = "the person who looks") String who,
      @Option(names = "--why", required = true, description = "what for") String why) {
    if (last < 1 || last > ReplayPolicy.MOST || who.isBlank() || why.isBlank()) {
      return refuse(
          List.of("--last: 1 to " + ReplayPolicy.MOST + "; --who and --why are to be said"));
    }
    return switch (replayer.replay(proposed, last, ReplayPolicy.Looker.operator(who, why))) {
      case Result.Unusable(String unusable) -> refuse(List.of(unusable));
      case Result.Done(ReplayPolicy.Outcome.NoPolicy(List<Fault> faults)) ->
          refuse(faults.stream().map(fault -> fault.place() + ": " + fault.detail()).toList());
      case Result.Done(ReplayPolicy.Outcome.Replayed(PolicyReplay replay)) -> {
        PrintWriter out = spec.commandLine().getOut();
        out.println(replay.toJson().toPrettyString());
        out.flush();
        yield 0;
      }
    };
  }

  private int print(CheckPolicy.Outcome outcome) {
    PrintWriter out = spec.commandLine().getOut();
    out.println("policy " + outcome.digest().hex());
    out.println();
    PolicyTables.matrix(outcome.rows()).forEach(out::println);
    out.println();
    out.println("Each row decides, for example:");
    PolicyTables.rows(outcome.proof()).forEach(out::println);
    out.println();
    out.println("Each rule speaks, for example; and who may let it leave all the same:");
    PolicyTables.rules(outcome.proof()).forEach(out::println);
    out.println();
    out.printf(
        "%,d combinations decided, %,d of them permitted.%n",
        outcome.proof().combinations(), outcome.proof().permitted());
    out.flush();
    return outcome.proof().faults().isEmpty() ? 0 : refuse(outcome.proof().faults());
  }

  private int refuse(List<String> faults) {
    PrintWriter err = spec.commandLine().getErr();
    faults.forEach(err::println);
    err.flush();
    return REFUSED_INPUT;
  }
}
