package org.kinbridge.cli;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.kinbridge.disclosure.Fault;
import org.kinbridge.disclosure.NodeId;
import org.kinbridge.disclosure.Suite;
import org.kinbridge.policy.circumstance.Agreement;
import org.kinbridge.policy.pack.PolicyRefused;
import org.kinbridge.policy.pack.PolicyVersion;
import org.kinbridge.trust.AgreementSignature;
import org.kinbridge.trust.file.AgreementFiles;
import org.kinbridge.trust.file.FileKeystore;
import org.kinbridge.trust.file.Location;
import org.kinbridge.trust.file.OpenedKeystore;
import org.kinbridge.trust.key.BanList;
import org.kinbridge.trust.key.SigningKey;
import org.kinbridge.trust.keystore.Keystore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code kinbridge agreements sign}: puts this state's name under what it agreed on. */
@Command(
    name = "agreements",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "Sign what this state agreed on with another one.")
public final class AgreementsCommand implements Runnable {
  private static final int REFUSED_INPUT = 2;
  private static final Path NO_DATA = Path.of("/nonexistent/kinbridge-data");

  @Spec CommandSpec spec;
  private final Path installed;
  private final InstantSource clock;

  /**
   * @param installed the directory of profiles this installation runs on
   */
  public AgreementsCommand(Path installed, InstantSource clock) {
    this.installed = requireNonNull(installed, "installed is null");
    this.clock = requireNonNull(clock, "clock is null");
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  @Command(
      name = "sign",
      mixinStandardHelpOptions = true,
      description = {
        "Sign every installed agreement of this state. Read them first: a signature counts for the",
        "very text that was signed. Give the files to the other state; both need both."
      })
  int sign(
      @Option(names = "--keystore", required = true, description = "the node's keystore directory")
          Path keystore,
      @Option(
              names = "--out",
              required = true,
              description = "where the signatures go: the node's folder of partners")
          Path out,
      @Option(
              names = "--profiles",
              description = "a directory of profiles (default: the installed one)")
          Path profiles,
      @Option(names = "--demo", description = "accept demo keys") boolean demo)
      throws IOException {
    Location.Mode mode = demo ? Location.Mode.DEMO : Location.Mode.PRODUCTION;
    BanList banned = demo ? BanList.liftedForDemo() : BanList.shipped();
    PolicyVersion version;
    try {
      version = PolicyVersion.load(profiles == null ? installed : profiles);
    } catch (PolicyRefused refused) {
      return refuse(refused.faults());
    }
    return switch (FileKeystore.open(new Location(keystore, NO_DATA, mode), banned, clock)) {
      case OpenedKeystore.Unusable unusable -> refuse(unusable.faults());
      case OpenedKeystore.Usable usable -> {
        try (Keystore keys = usable.keystore()) {
          yield sign(keys, version.agreements(), out);
        }
      }
    };
  }

  private int sign(Keystore keys, List<Agreement> agreements, Path out) throws IOException {
    NodeId node = keys.node();
    SigningKey key = keys.messageSigning(Suite.C1).getFirst();
    PrintWriter told = spec.commandLine().getOut();
    for (Agreement agreement : agreements) {
      if (agreement.authorities().containsKey(node)) {
        Files.write(
            out.resolve(AgreementFiles.name(agreement.id(), node)),
            AgreementSignature.sign(key, node, agreement.id(), agreement.standing().text()));
        told.printf(
            "%s version %d, text %s%n",
            agreement.id(), agreement.standing().version(), agreement.standing().text().hex());
      }
    }
    told.flush();
    return 0;
  }

  private int refuse(List<Fault> faults) {
    PrintWriter err = spec.commandLine().getErr();
    faults.forEach(fault -> err.println(fault.place() + ": " + fault.detail()));
    err.flush();
    return REFUSED_INPUT;
  }
}
