package org.kinbridge.wiring;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import org.kinbridge.store.database.Database;
import org.kinbridge.store.database.DatabaseUnusable;
import org.kinbridge.store.database.EmbeddedDatabase;
import org.kinbridge.store.database.EmbeddedServer;
import org.kinbridge.store.database.SqlNodeMarks;

/** The node's database, and the server under it where that is our own. */
record Storage(Database database, Optional<EmbeddedServer> server) implements AutoCloseable {

  /** Opens it, migrates it, and refuses one that belongs to another node or to another mode. */
  static Storage open(Settings settings, SecureRandom random) {
    Storage storage = opened(settings.storage(), random);
    boolean ours =
        storage
            .database()
            .call(
                transaction ->
                    new SqlNodeMarks().claim(transaction, settings.node(), settings.mode().name()));
    if (!ours) {
      storage.close();
      throw new BootRefused(
          List.of("the database belongs to another node, or a demo meets production"));
    }
    return storage;
  }

  private static Storage opened(Settings.Storage where, SecureRandom random) {
    try {
      return switch (where) {
        case Settings.Storage.External external ->
            new Storage(Database.open(external.address()), Optional.empty());
        case Settings.Storage.Embedded embedded -> embedded(embedded.data(), random);
      };
    } catch (DatabaseUnusable unusable) {
      throw new BootRefused(List.of("database: " + unusable.getMessage()));
    }
  }

  private static Storage embedded(Path data, SecureRandom random) {
    EmbeddedServer server = EmbeddedServer.open(data, data.resolve("postgresql"), random);
    if (!server.owns()) {
      server.close();
      throw new BootRefused(
          List.of(
              "kinbridge.data: another process works in this folder, and its database ends with it;"
                  + " wait for it, or stop it"));
    }
    return new Storage(Database.open(EmbeddedDatabase.on(server, random)), Optional.of(server));
  }

  @Override
  public void close() {
    database.close();
    server.ifPresent(EmbeddedServer::close);
  }
}
