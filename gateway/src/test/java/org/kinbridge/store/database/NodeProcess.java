package org.kinbridge.store.database;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.PreparedStatement;

/**
 * A process with an embedded database and nothing else, to be killed. Arguments: data folder, a
 * token to keep.
 */
final class NodeProcess {
  private NodeProcess() {}

  public static void main(String[] arguments) throws InterruptedException {
    SecureRandom random = new SecureRandom();
    EmbeddedServer server =
        EmbeddedServer.open(Path.of(arguments[0]), TestDatabase.binaries(), random);
    Database database = Database.open(EmbeddedDatabase.on(server, random));
    database.run(
        tx ->
            Sql.in(
                tx,
                "keep a token",
                c -> {
                  try (PreparedStatement insert =
                      c.prepareStatement(
                          "INSERT INTO crosswalk VALUES (?, gen_random_uuid(), '')")) {
                    insert.setString(1, arguments[1]);
                    return insert.executeUpdate();
                  }
                }));
    System.out.println("READY");
    Thread.currentThread().join();
  }
}
