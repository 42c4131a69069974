package org.kinbridge.wiring;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.kinbridge.cli.LedgerCommand;
import org.kinbridge.cli.LedgerCommand.Outcome;
import org.kinbridge.cli.LedgerCommand.Source;
import org.kinbridge.cli.LedgerCommand.Target;
import org.kinbridge.disclosure.Fault;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.ledger.LogIdentity;
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

/**
 * Opens keystore and database for {@code kinbridge ledger verify}, beside a running node or alone.
 */
public final class LedgerVerifier implements LedgerCommand.Verifier {
  private final InstantSource clock;
  private final SecureRandom random;

  public LedgerVerifier(InstantSource clock, SecureRandom random) {
    this.clock = requireNonNull(clock, "clock is null");
    this.random = requireNonNull(random, "random is null");
  }

  @Override
  public Outcome verify(Target target) {
    Optional<Fault> missing = missing(target);
    if (missing.isPresent()) {
      return new Outcome.Unusable(List.of(missing.get()));
    }
    return switch (open(target)) {
      case OpenedKeystore.Unusable unusable -> new Outcome.Unusable(unusable.faults());
      case OpenedKeystore.Usable usable -> {
        try (Keystore keys = usable.keystore()) {
          yield switch (target.source()) {
            case Source.Embedded embedded -> embedded(embedded, keys, target.kept());
            case Source.Server server -> replayed(address(server), keys, target.kept());
          };
        }
      }
    };
  }

  private OpenedKeystore open(Target target) {
    Path data =
        switch (target.source()) {
          case Source.Embedded embedded -> embedded.data();
          case Source.Server server -> target.keystore().resolve("no-data-directory");
        };
    return switch (target.keys()) {
      case DEMO ->
          FileKeystore.open(
              new Location(target.keystore(), data, Location.Mode.DEMO),
              BanList.liftedForDemo(),
              clock);
      case PRODUCTION ->
          FileKeystore.open(
              new Location(target.keystore(), data, Location.Mode.PRODUCTION),
              BanList.shipped(),
              clock);
    };
  }

  private static Optional<Fault> missing(Target target) {
    Optional<Path> file =
        switch (target.source()) {
          case Source.Embedded embedded -> Optional.of(embedded.data().resolve("pg"));
          case Source.Server server -> server.passwordFile();
        };
    return file.filter(path -> !Files.exists(path))
        .or(() -> target.kept().filter(path -> !Files.exists(path)))
        .map(path -> new Fault(Reason.INVALID_VALUE, path.toString(), "there is no such file"));
  }

  private Outcome embedded(Source.Embedded source, Keystore keys, Optional<Path> kept) {
    Path programs = source.binaries().orElse(source.data().resolve("postgresql"));
    try (EmbeddedServer server = EmbeddedServer.open(source.data(), programs, random)) {
      return replayed(EmbeddedDatabase.on(server, random), keys, kept);
    }
  }

  private static DatabaseAddress address(Source.Server server) {
    String password = server.passwordFile().map(file -> text(file).strip()).orElse("");
    Login login = new Login(server.user(), password);
    return new DatabaseAddress(server.url(), login, login, login);
  }

  private Outcome replayed(DatabaseAddress address, Keystore keys, Optional<Path> kept) {
    try (Database database = Database.connect(address)) {
      Vault vault = new Vault(new SqlChildKeys(), keys, random);
      Verification verification =
          new Verification(new SqlArchive(database), SealedTables.all(), vault, keys, random);
      return new Outcome.Replayed(
          LogIdentity.of(keys.entity(), keys.log()).verifierKey(),
          verification.replay(kept.map(LedgerVerifier::text)));
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException("couldn't read a file that was named", e);
    }
  }
}
