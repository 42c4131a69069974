package org.kinbridge.wiring.beside;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.kinbridge.cli.LedgerCommand.Source;
import org.kinbridge.cli.LedgerCommand.Target;
import org.kinbridge.disclosure.Fault;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.store.database.Database;
import org.kinbridge.store.database.DatabaseAddress;
import org.kinbridge.store.database.EmbeddedDatabase;
import org.kinbridge.store.database.EmbeddedServer;
import org.kinbridge.store.database.Login;
import org.kinbridge.trust.file.FileKeystore;
import org.kinbridge.trust.file.Location;
import org.kinbridge.trust.file.OpenedKeystore;
import org.kinbridge.trust.key.BanList;
import org.kinbridge.trust.keystore.Keystore;

/** Keystore and database of a node for a command, beside the running node or alone. */
final class Beside {
  private final InstantSource clock;
  private final SecureRandom random;

  Beside(InstantSource clock, SecureRandom random) {
    this.clock = requireNonNull(clock, "clock is null");
    this.random = requireNonNull(random, "random is null");
  }

  /** Open until the work is done. */
  record Opened(Keystore keys, Database database) {}

  /** What the work led to, or why it could not be done. */
  sealed interface Result<T> {}

  record Done<T>(T result) implements Result<T> {}

  record Unusable<T>(List<Fault> faults) implements Result<T> {}

  <T> Result<T> open(Target target, Function<Opened, T> work) {
    Optional<Fault> missing = missing(target);
    if (missing.isPresent()) {
      return new Unusable<>(List.of(missing.get()));
    }
    return switch (keystore(target)) {
      case OpenedKeystore.Unusable unusable -> new Unusable<>(unusable.faults());
      case OpenedKeystore.Usable usable -> {
        try (Keystore keys = usable.keystore()) {
          yield new Done<>(
              switch (target.source()) {
                case Source.Embedded embedded -> embedded(embedded, keys, work);
                case Source.Server server -> connected(address(server), keys, work);
              });
        }
      }
    };
  }

  private OpenedKeystore keystore(Target target) {
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

  private <T> T embedded(Source.Embedded source, Keystore keys, Function<Opened, T> work) {
    Path programs = source.binaries().orElse(source.data().resolve("postgresql"));
    try (EmbeddedServer server = EmbeddedServer.open(source.data(), programs, random)) {
      return connected(EmbeddedDatabase.on(server, random), keys, work);
    }
  }

  private static DatabaseAddress address(Source.Server server) {
    String password = server.passwordFile().map(file -> text(file).strip()).orElse("");
    Login login = new Login(server.user(), password);
    return new DatabaseAddress(server.url(), login, login, login);
  }

  private static <T> T connected(DatabaseAddress address, Keystore keys, Function<Opened, T> work) {
    try (Database database = Database.connect(address)) {
      return work.apply(new Opened(keys, database));
    }
  }

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException("couldn't read a file that was named", e);
    }
  }
}
