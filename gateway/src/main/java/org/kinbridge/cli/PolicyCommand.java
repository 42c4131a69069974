package org.kinbridge.cli;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.kinbridge.disclosure.Coded;
import org.kinbridge.disclosure.Fault;
import org.kinbridge.flow.replay.PolicyReplay;
import org.kinbridge.flow.replay.ReplayPolicy;
import org.kinbridge.flow.trial.CheckPolicy;
import org.kinbridge.policy.pack.PermitRow;
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
        "combination of the facts that the walls depend on, and say which wall gives way, which"
            + " row",
        "stands in the shadow of another and which can never be reached."
      },
      exitCodeListHeading = "Exit status:%n",
      exitCodeList = {
        "0:every wall holds and every row can be reached",
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
    table(outcome.rows()).forEach(out::println);
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

  /** A line for each purpose of each row, in columns as wide as their widest cell. */
  private static List<String> table(List<PermitRow> rows) {
    List<List<String>> cells = new ArrayList<>();
    cells.add(List.of("purpose", "basis", "from", "to", "row", "classes"));
    rows.stream()
        .flatMap(row -> row.grounds().purposes().stream().map(purpose -> line(row, purpose)))
        .sorted((one, other) -> String.join(" ", one).compareTo(String.join(" ", other)))
        .forEach(cells::add);
    return cells.stream().map(line -> aligned(line, cells)).toList();
  }

  private static List<String> line(PermitRow row, Coded purpose) {
    String article =
        row.grounds().instrument().map(Coded::code).map(code -> " · " + code).orElse("")
            + row.grounds().article().map(number -> " art. " + number).orElse("");
    return List.of(
        purpose.code(),
        row.grounds().basis().code() + article,
        row.ends().from().isEmpty() ? "any" : codes(row.ends().from()),
        codes(row.ends().to()),
        row.id(),
        String.join(" ", row.grant().classes())
            + (row.grant().narrative() == PermitRow.Narrative.ALLOWED ? " + narrative" : ""));
  }

  private static String codes(Set<? extends Coded> roles) {
    return roles.stream().map(Coded::code).sorted().collect(Collectors.joining(" "));
  }

  private static String aligned(List<String> line, List<List<String>> table) {
    StringBuilder text = new StringBuilder();
    for (int column = 0; column < line.size(); column++) {
      int at = column;
      int width = table.stream().mapToInt(other -> other.get(at).length()).max().orElse(0);
      text.append(line.get(column)).append(" ".repeat(width - line.get(column).length() + 2));
    }
    return text.toString().stripTrailing();
  }
}
