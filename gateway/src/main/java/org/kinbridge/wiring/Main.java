package org.kinbridge.wiring;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import org.kinbridge.cli.AgreementsCommand;
import org.kinbridge.cli.ApprovalCommand;
import org.kinbridge.cli.CheckCommand;
import org.kinbridge.cli.ConnectCommand;
import org.kinbridge.cli.DecideCommand;
import org.kinbridge.cli.KeysCommand;
import org.kinbridge.cli.LedgerCommand;
import org.kinbridge.cli.MapCommand;
import org.kinbridge.cli.PackageCommand;
import org.kinbridge.cli.PolicyCommand;
import org.kinbridge.cli.ProofCommand;
import org.kinbridge.cli.ServeCommand;
import org.kinbridge.cli.TranslateCommand;
import org.kinbridge.cli.UnusableFile;
import org.kinbridge.cli.bulk.Streams;
import org.kinbridge.connect.primero.PrimeroConnector;
import org.kinbridge.store.database.DatabaseUnusable;
import org.kinbridge.vault.StorageFailed;
import org.kinbridge.wiring.beside.LedgerVerifier;
import org.kinbridge.wiring.beside.ProofOpener;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParseResult;

/** The command line without a server: {@code kinbridge <command>}. */
@Command(
    name = "kinbridge",
    version = "kinbridge 0.1.0",
    mixinStandardHelpOptions = true,
    description = "Gateway for cross-border child protection disclosures.")
public final class Main {
  /** As wide as the lines of a command's description are written. */
  private static final int WIDTH = 100;

  private Main() {}

  /** The profiles that came with the application, unless the installation names others. */
  private static Path profiles() {
    return Path.of(System.getProperty("kinbridge.profiles", "profiles"));
  }

  private static Streams streams() {
    return new Streams(
        System.in, new FileOutputStream(FileDescriptor.out), System.err, errorIsWatched());
  }

  /** What the second stream of this process leads to, where the system shows that. */
  private static Streams.Watched errorIsWatched() {
    Path error = Path.of("/proc/self/fd/2");
    try {
      Path leads = error.toRealPath();
      boolean terminal = leads.startsWith("/dev/pts") || leads.startsWith("/dev/tty");
      return terminal ? Streams.Watched.TERMINAL : Streams.Watched.NOT;
    } catch (IOException elsewhere) {
      return Streams.Watched.NOT;
    }
  }

  public static void main(String[] arguments) {
    System.exit(line().execute(arguments));
  }

  public static CommandLine line() {
    Clock clock = Clock.systemUTC();
    SecureRandom random = new SecureRandom();
    return new CommandLine(new Main())
        .addSubcommand(new ServeCommand())
        .addSubcommand(new KeysCommand(clock, random))
        .addSubcommand(new TranslateCommand(clock, streams()))
        .addSubcommand(new CheckCommand(profiles()))
        .addSubcommand(new DecideCommand(profiles()))
        .addSubcommand(new PolicyCommand(profiles(), new PolicyReplayer(clock, random)))
        .addSubcommand(new AgreementsCommand(profiles(), clock))
        .addSubcommand(new ApprovalCommand(profiles(), random))
        .addSubcommand(new PackageCommand(profiles()))
        .addSubcommand(MapCommand.line(clock))
        .addSubcommand(
            new ConnectCommand(
                new PrimeroConnector.World(clock, random, () -> RandomIds.next(random)), random))
        .addSubcommand(new LedgerCommand(new LedgerVerifier(clock, random)))
        .addSubcommand(ProofCommand.line(new ProofOpener(clock, random)))
        .setUsageHelpWidth(WIDTH)
        .setExecutionExceptionHandler(Main::unusable);
  }

  private static int unusable(Exception thrown, CommandLine command, ParseResult parsed)
      throws Exception {
    return switch (thrown) {
      case DatabaseUnusable _, StorageFailed _ -> failed(command, thrown);
      default -> new UnusableFile().handleExecutionException(thrown, command, parsed);
    };
  }

  private static int failed(CommandLine command, Exception database) {
    command.getErr().println("kinbridge: the database: " + database.getMessage());
    command.getErr().flush();
    return 1;
  }
}
