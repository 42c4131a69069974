package org.kinbridge.store.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks a server, before anything is written to it, whether it is the right one and durable. */
record ServerCheck(String url, Login login, Optional<Path> cluster) implements Runnable {

  ServerCheck(EmbeddedServer server) {
    this(server.url("postgres"), server.superuser(), Optional.of(server.cluster()));
  }

  /**
   * @throws DatabaseUnusable naming everything that is wrong
   */
  @Override
  public void run() {
    List<String> wrong = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection(url, login.user(), login.password());
        Statement statement = connection.createStatement()) {
      for (String setting : List.of("fsync", "full_page_writes")) {
        if (!setting(statement, setting).equals("on")) {
          wrong.add(setting + " is off");
        }
      }
      if (!List.of("on", "remote_apply").contains(setting(statement, "synchronous_commit"))) {
        wrong.add("synchronous_commit is neither on nor remote_apply");
      }
      if (cluster.isPresent() && !same(cluster.get(), setting(statement, "data_directory"))) {
        wrong.add("another server answers on our port: its data_directory is not ours");
      }
    } catch (SQLException e) {
      throw new DatabaseUnusable("couldn't ask PostgreSQL for its settings: " + e.getSQLState(), e);
    }
    if (!wrong.isEmpty()) {
      throw new DatabaseUnusable("PostgreSQL cannot be used: " + String.join("; ", wrong));
    }
  }

  private static String setting(Statement statement, String name) throws SQLException {
    try (ResultSet row = statement.executeQuery("SHOW " + name)) {
      row.next();
      return row.getString(1);
    }
  }

  private static boolean same(Path cluster, String said) {
    try {
      return Files.isSameFile(cluster, Path.of(said));
    } catch (IOException gone) {
      return false;
    }
  }
}
