package org.kinbridge.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import org.kinbridge.disclosure.Fault;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.json.CanonicalJson;
import org.kinbridge.ledger.EntryKind;
import org.kinbridge.ledger.LogIdentity;
import org.kinbridge.ledger.Replay;
import org.kinbridge.ledger.Verification;
import org.kinbridge.store.Database;
import org.kinbridge.store.DatabaseAddress;
import org.kinbridge.store.EmbeddedDatabase;
import org.kinbridge.store.EmbeddedServer;
import org.kinbridge.store.Login;
import org.kinbridge.store.SealedTables;
import org.kinbridge.store.SqlArchive;
import org.kinbridge.store.SqlChildKeys;
import org.kinbridge.trust.BanList;
import org.kinbridge.trust.Keystore;
import org.kinbridge.trust.file.FileKeystore;
import org.kinbridge.trust.file.Location;
import org.kinbridge.trust.file.OpenedKeystore;
import org.kinbridge.vault.Vault;
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
  @Spec CommandSpec spec;
  private final InstantSource clock;
  private final SecureRandom random;

  public LedgerCommand(InstantSource clock, SecureRandom random) {
    this.clock = clock;
    this.random = random;
  }

  /** Where the database is. */
  static final class Where {
    @Option(
        names = "--data",
        description = "the node's data directory; started if no node runs on it")
    Path data;

    @Option(names = "--url", description = "JDBC URL of a PostgreSQL server")
    String url;
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
          Path passwordFile,
      @Option(
              names = "--binaries",
              description = "with --data: where PostgreSQL is unpacked (default: DATA/postgresql)")
          Path binaries,
      @Option(
              names = "--continues",
              description = "a checkpoint kept elsewhere, which the log must still continue")
          Path kept,
      @Option(names = "--demo", description = "accept demo keys") boolean demo)
      throws IOException {
    Path data = where.data == null ? Path.of("/nonexistent-data") : where.data;
    Location location =
        new Location(keystore, data, demo ? Location.Mode.DEMO : Location.Mode.PRODUCTION);
    BanList banned = demo ? BanList.liftedForDemo() : BanList.shipped();
    if (where.data != null && !Files.isDirectory(where.data)) {
      return refuse(new Fault(Reason.INVALID_VALUE, "--data", "there is no such directory"));
    }
    return switch (FileKeystore.open(location, banned, clock)) {
      case OpenedKeystore.Unusable unusable -> {
        unusable.faults().forEach(this::refuse);
        yield 2;
      }
      case OpenedKeystore.Usable usable -> {
        try (Keystore keys = usable.keystore()) {
          yield where.data != null
              ? embedded(data, binaries, keys, read(kept))
              : remote(where.url, user, passwordFile, keys, read(kept));
        } catch (NoSuchFileException missing) {
          yield refuse(new Fault(Reason.INVALID_VALUE, "", "there is no such file"));
        }
      }
    };
  }

  private static Optional<String> read(Path kept) throws IOException {
    return kept == null ? Optional.empty() : Optional.of(Files.readString(kept));
  }

  private int embedded(Path data, Path binaries, Keystore keys, Optional<String> kept) {
    Path programs = binaries == null ? data.resolve("postgresql") : binaries;
    try (EmbeddedServer server = EmbeddedServer.open(data, programs, random)) {
      return verify(EmbeddedDatabase.on(server, random), keys, kept);
    }
  }

  private int remote(
      String url, String user, Path passwordFile, Keystore keys, Optional<String> kept)
      throws IOException {
    String password = passwordFile == null ? "" : Files.readString(passwordFile).strip();
    Login login = new Login(user, password);
    return verify(new DatabaseAddress(url, login, login, login), keys, kept);
  }

  private int verify(DatabaseAddress address, Keystore keys, Optional<String> kept) {
    try (Database database = Database.connect(address)) {
      Vault vault = new Vault(new SqlChildKeys(), keys, random);
      Replay replay =
          new Verification(new SqlArchive(database), SealedTables.all(), vault, keys, random)
              .replay(kept);
      print(replay, keys);
      return replay.holds() ? 0 : 2;
    }
  }

  private void print(Replay replay, Keystore keys) {
    PrintWriter out = spec.commandLine().getOut();
    out.println("log " + LogIdentity.of(keys.entity(), keys.log()).verifierKey());
    out.println("size " + replay.head().size());
    out.println("root " + replay.head().root().hex());
    out.println(
        "checkpoint "
            + replay.checkpoint().map(c -> Long.toString(c.head().size())).orElse("none"));
    out.println("unsigned " + replay.unsigned());
    out.println("waiting " + replay.waiting());
    for (EntryKind kind : EntryKind.values()) {
      Optional.ofNullable(replay.kinds().get(kind))
          .ifPresent(count -> out.println("entries " + kind.code() + " " + count));
    }
    PrintWriter err = spec.commandLine().getErr();
    replay.findings().forEach(err::println);
    out.println(
        replay.holds()
            ? "verified"
            : String.format(Locale.ROOT, "NOT verified: %d findings", replay.findings().size()));
    out.flush();
    err.flush();
  }

  private int refuse(Fault fault) {
    ObjectNode problem = JsonNodeFactory.instance.objectNode();
    problem.put("reason", fault.reason().code());
    problem.put("place", fault.place());
    problem.put("detail", fault.detail());
    PrintWriter err = spec.commandLine().getErr();
    err.println(new String(CanonicalJson.bytes(problem), StandardCharsets.UTF_8));
    err.flush();
    return 2;
  }
}
