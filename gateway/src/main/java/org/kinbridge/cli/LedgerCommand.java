package org.kinbridge.cli;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.kinbridge.disclosure.Fault;
import org.kinbridge.json.CanonicalJson;
import org.kinbridge.ledger.entry.EntryKind;
import org.kinbridge.ledger.replay.Replay;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code kinbridge ledger verify}: reads the whole ledger again and believes nothing in the
 * database.
 */
@Command(
    name = "ledger",
    description = "Check what this node did.",
    mixinStandardHelpOptions = true)
public final class LedgerCommand implements Runnable {

  /** Opens a ledger and replays it; wiring knows how. */
  public interface Verifier {
    Outcome verify(Target target);
  }

  /** Where the database is: an embedded one's data directory, or a server. */
  public sealed interface Source {
    /**
     * @param binaries where PostgreSQL is unpacked, when not beside the data
     */
    record Embedded(Path data, Optional<Path> binaries) implements Source {}

    record Server(String url, String user, Optional<Path> passwordFile) implements Source {}
  }

  /** Which keystores are accepted. */
  public enum Keys {
    PRODUCTION,
    DEMO
  }

  /**
   * What to verify.
   *
   * @param kept a checkpoint kept elsewhere, which the log must continue
   */
  public record Target(Source source, Path keystore, Keys keys, Optional<Path> kept) {}

  /** A replay, or why there was none. */
  public sealed interface Outcome {
    record Replayed(String verifierKey, Replay replay) implements Outcome {}

    record Unusable(List<Fault> faults) implements Outcome {
      public Unusable {
        faults = List.copyOf(faults);
      }
    }
  }

  /** The source as it is given on the command line. */
  static final class Where {
    @Option(
        names = "--data",
        description = "the node's data directory; PostgreSQL is started if no node runs on it")
    Path data;

    @Option(names = "--url", description = "JDBC URL of a PostgreSQL server")
    String url;
  }

  @Spec CommandSpec spec;
  private final Verifier verifier;

  public LedgerCommand(Verifier verifier) {
    this.verifier = requireNonNull(verifier, "verifier is null");
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  @Command(
      name = "verify",
      description = {
        "Replay every leaf, entry and checkpoint, and the seal of every row that grants.",
        "Writes nothing; may run beside the node. Exit 0: it holds; 2: it does not, and what",
        "was touched is named on standard error; 1: it could not be checked."
      },
      mixinStandardHelpOptions = true)
  int verify(
      @ArgGroup(exclusive = true, multiplicity = "1") Where where,
      @Option(names = "--keystore", required = true, description = "the node's keystore directory")
          Path keystore,
      @Option(
              names = "--user",
              defaultValue = "kinbridge_app",
              description = "with --url: a role that may read")
          String user,
      @Option(
              names = "--password-file",
              description = "with --url: the file that holds its password")
          Optional<Path> passwordFile,
      @Option(
              names = "--binaries",
              description = "with --data: where PostgreSQL is unpacked (default: DATA/postgresql)")
          Optional<Path> binaries,
      @Option(
              names = "--continues",
              description = "a checkpoint kept elsewhere, which the log must still continue")
          Optional<Path> kept,
      @Option(names = "--demo", description = "accept demo keys") boolean demo) {
    Source source =
        where.data != null
            ? new Source.Embedded(where.data, binaries)
            : new Source.Server(where.url, user, passwordFile);
    Target target = new Target(source, keystore, demo ? Keys.DEMO : Keys.PRODUCTION, kept);
    return switch (verifier.verify(target)) {
      case Outcome.Unusable unusable -> refuse(unusable.faults());
      case Outcome.Replayed replayed -> print(replayed);
    };
  }

  private int print(Outcome.Replayed replayed) {
    Replay replay = replayed.replay();
    PrintWriter out = spec.commandLine().getOut();
    out.println("log " + replayed.verifierKey());
    out.println("size " + replay.head().size());
    out.println("root " + replay.head().root().hex());
    out.println("checkpoint " + replay.signed());
    out.println("unsigned " + replay.unsigned());
    out.println("waiting " + replay.waiting());
    for (EntryKind kind : EntryKind.values()) {
      Optional.ofNullable(replay.kinds().get(kind))
          .ifPresent(count -> out.println("entries " + kind.code() + " " + count));
    }
    PrintWriter err = spec.commandLine().getErr();
    replay.findings().forEach(err::println);
    err.flush();
    out.println(
        replay.holds() ? "verified" : "NOT verified: " + replay.findings().size() + " findings");
    out.flush();
    return replay.holds() ? 0 : 2;
  }

  private int refuse(List<Fault> faults) {
    PrintWriter err = spec.commandLine().getErr();
    for (Fault fault : faults) {
      ObjectNode problem = JsonNodeFactory.instance.objectNode();
      problem.put("reason", fault.reason().code());
      problem.put("place", fault.place());
      problem.put("detail", fault.detail());
      err.println(new String(CanonicalJson.bytes(problem), StandardCharsets.UTF_8));
    }
    err.flush();
    return 2;
  }
}
