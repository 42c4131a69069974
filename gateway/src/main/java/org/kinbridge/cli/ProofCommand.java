package org.kinbridge.cli;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.kinbridge.cli.LedgerCommand.Keys;
import org.kinbridge.cli.LedgerCommand.Source;
import org.kinbridge.cli.LedgerCommand.Target;
import org.kinbridge.disclosure.Fault;
import org.kinbridge.disclosure.MessageId;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.flow.proof.CheckOpening;
import org.kinbridge.flow.proof.OpenWithheld;
import org.kinbridge.flow.proof.OpenWithheld.Asker;
import org.kinbridge.flow.proof.OpenWithheld.Outcome;
import org.kinbridge.json.CanonicalJson;
import org.kinbridge.sign.withheld.Keepsake;
import org.kinbridge.trust.key.BanList;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code kinbridge proof withheld}: shows later what a disclosure kept back, and checks it. */
@Command(
    name = "withheld",
    description = "Open a withheld element to a court or an auditor, or check an opening.",
    mixinStandardHelpOptions = true)
public final class ProofCommand implements Runnable {

  /** Opens the rows of a node for one story; wiring knows how. */
  public interface Opener {
    Result with(Target target, Function<OpenWithheld, Outcome> work);
  }

  /** What the story said, or why it could not be told. */
  public sealed interface Result {
    record Done(Outcome outcome) implements Result {}

    record Unusable(List<Fault> faults) implements Result {
      public Unusable {
        faults = List.copyOf(faults);
      }
    }
  }

  /** Where the node's rows and keys are. */
  static final class Place {
    @ArgGroup(exclusive = true, multiplicity = "1")
    LedgerCommand.Where where;

    @Option(names = "--keystore", required = true, description = "the node's keystore directory")
    Path keystore;

    @Option(
        names = "--user",
        defaultValue = "kinbridge_app",
        description = "with --url: the role of the application")
    String user;

    @Option(names = "--password-file", description = "with --url: the file of its password")
    Optional<Path> passwordFile;

    @Option(names = "--binaries", description = "with --data: where PostgreSQL is unpacked")
    Optional<Path> binaries;

    @Option(names = "--demo", description = "accept demo keys")
    boolean demo;

    Target target() {
      Source source =
          where.data != null
              ? new Source.Embedded(where.data, binaries)
              : new Source.Server(where.url, user, passwordFile);
      return new Target(source, keystore, demo ? Keys.DEMO : Keys.PRODUCTION, Optional.empty());
    }
  }

  /** Who asks: the ledger keeps it. */
  static final class Who {
    @Option(names = "--who", required = true, description = "the person who opens it")
    String who;

    @Option(names = "--why", required = true, description = "on what ground: order, docket number")
    String why;

    @Option(names = "--for", required = true, description = "who gets it")
    String whom;

    Asker asker() {
      return new Asker(who, why, whom);
    }

    boolean unsaid() {
      return who.isBlank() || why.isBlank() || whom.isBlank();
    }
  }

  @Spec CommandSpec spec;
  private final Opener opener;

  private ProofCommand(Opener opener) {
    this.opener = requireNonNull(opener, "opener is null");
  }

  /** {@code kinbridge proof} with all below it. */
  public static CommandLine line(Opener opener) {
    return new CommandLine(new Proof()).addSubcommand(new ProofCommand(opener));
  }

  @Command(
      name = "proof",
      description = "Prove what was sent and what was not.",
      mixinStandardHelpOptions = true)
  private static final class Proof implements Runnable {
    @Spec CommandSpec spec;

    @Override
    public void run() {
      spec.commandLine().usage(spec.commandLine().getOut());
    }
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  @Command(
      name = "list",
      description = {
        "What a message withheld: kind, rule and path of each element, and no value.",
        "That somebody looked is an entry of the ledger."
      },
      mixinStandardHelpOptions = true)
  int list(
      @Mixin Place place,
      @Mixin Who who,
      @Option(names = "--message", required = true, description = "its id") UUID message) {
    return told(place, who, story -> story.list(new MessageId(message), who.asker()));
  }

  @Command(
      name = "open",
      description = {
        "One withheld element with what proves it, as JSON: whoever has the node's published keys",
        "can check it. It holds what was withheld. An entry of the ledger says who opened what,",
        "why and for whom, before anything is printed."
      },
      mixinStandardHelpOptions = true)
  int open(
      @Mixin Place place,
      @Mixin Who who,
      @Option(names = "--message", required = true, description = "its id") UUID message,
      @Option(names = "--element", required = true, description = "a path, as 'list' names it")
          String element) {
    return told(place, who, story -> story.open(new MessageId(message), element, who.asker()));
  }

  @Command(
      name = "check",
      description = {
        "Whether an opening shows what it says. Exit 0: the sender committed to this element when",
        "it signed; 2: that is not shown. It never shows that nothing else was withheld."
      },
      mixinStandardHelpOptions = true)
  int check(
      @Parameters(paramLabel = "OPENING", description = "the file that 'open' printed") Path file,
      @Option(
              names = "--published",
              required = true,
              description = "a directory with the sender's NODE.metadata.jws and NODE.pin.json")
          Path published,
      @Option(names = "--demo", description = "accept demo keys") boolean demo)
      throws IOException {
    CheckOpening check = new CheckOpening(demo ? BanList.liftedForDemo() : BanList.shipped());
    try {
      return switch (check.check(Files.readAllBytes(file), published)) {
        case CheckOpening.Outcome.NotShown(Fault fault) -> refuse(List.of(fault));
        case CheckOpening.Outcome.Shown shown -> print(shown);
      };
    } catch (NoSuchFileException missing) {
      return refuse(
          List.of(new Fault(Reason.INVALID_VALUE, file.toString(), "there is no such file")));
    }
  }

  private int told(Place place, Who who, Function<OpenWithheld, Outcome> work) {
    if (who.unsaid()) {
      return refuse(
          List.of(
              new Fault(
                  Reason.INVALID_VALUE, "--who, --why, --for", "each of them is to be said")));
    }
    return switch (opener.with(place.target(), work)) {
      case Result.Unusable(List<Fault> faults) -> refuse(faults);
      case Result.Done(Outcome.NotThere none) ->
          absent("--message", "no message of that id opens here");
      case Result.Done(Outcome.NoSuchElement none) ->
          absent("--element", "the message withheld nothing of that path");
      case Result.Done(Outcome.Listed listed) -> print(listed.closed());
      case Result.Done(Outcome.Opened opened) -> print(opened.opening().toJson());
    };
  }

  private int absent(String place, String detail) {
    return refuse(List.of(new Fault(Reason.NOT_FOUND, place, detail)));
  }

  private int print(List<Keepsake.Kept> closed) {
    PrintWriter out = spec.commandLine().getOut();
    for (Keepsake.Kept one : closed) {
      out.println(one.kind().code() + " " + one.rule() + " " + one.path());
    }
    out.flush();
    return 0;
  }

  private int print(CheckOpening.Outcome.Shown shown) {
    ObjectNode json = shown.opening().toJson().retain(List.of("kind", "path", "rule", "value"));
    json.put("message", shown.manifest().msgId().toString());
    json.put("from", shown.manifest().iss().value());
    json.put("to", shown.manifest().aud().value());
    json.put("signedAt", shown.manifest().iat().toString());
    return print(json);
  }

  private int print(ObjectNode json) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(new String(CanonicalJson.bytes(json), StandardCharsets.UTF_8));
    out.flush();
    return 0;
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
