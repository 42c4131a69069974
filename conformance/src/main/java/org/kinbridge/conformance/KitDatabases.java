package org.kinbridge.conformance;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A PostgreSQL of the kit's own, with a database for each state: it outlives every node. */
public final class KitDatabases implements AutoCloseable {
  private static final String PASSWORD = "kit";
  private static final List<String> ROLES = List.of("owner", "application", "sequencer");
  private final EmbeddedPostgres server;
  private final Path passwordFile;

  public KitDatabases(Path folder, List<String> names) {
    try {
      passwordFile = Files.writeString(folder.resolve("kit.password"), PASSWORD);
      server =
          EmbeddedPostgres.builder()
              .setServerConfig("fsync", "on")
              .setServerConfig("synchronous_commit", "on")
              .setServerConfig("full_page_writes", "on")
              .start();
    } catch (IOException e) {
      throw new IllegalStateException("couldn't start the kit's PostgreSQL", e);
    }
    ROLES.forEach(role -> execute("postgres", "CREATE ROLE kit_" + role + " LOGIN PASSWORD 'kit'"));
    names.forEach(name -> execute("postgres", "CREATE DATABASE " + name + " OWNER kit_owner"));
  }

  public int port() {
    return server.getPort();
  }

  /** What a node is told about its database, at this address. */
  public Map<String, String> settings(String url) {
    Map<String, String> settings = new HashMap<>();
    settings.put("kinbridge.database.url", url);
    for (String role : ROLES) {
      settings.put("kinbridge.database." + role + ".user", "kit_" + role);
      settings.put("kinbridge.database." + role + ".password", PASSWORD);
    }
    return settings;
  }

  /** Replays a state's ledger straight from this server. */
  public LedgerReport verify(State state, String name) {
    return state.verifyLedger(
        "jdbc:postgresql://127.0.0.1:" + port() + "/" + name, "kit_application", passwordFile);
  }

  public int execute(String name, String sql) {
    try (Connection connection = server.getDatabase("postgres", name).getConnection();
        Statement statement = connection.createStatement()) {
      return statement.executeUpdate(sql);
    } catch (SQLException e) {
      throw new IllegalStateException("the kit's database refused", e);
    }
  }

  /** The first column of the first row. */
  public long number(String name, String sql) {
    try (Connection connection = server.getDatabase("postgres", name).getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException("the kit's database refused", e);
    }
  }

  /** The first column of every row. */
  public List<String> texts(String name, String sql) {
    try (Connection connection = server.getDatabase("postgres", name).getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> texts = new ArrayList<>();
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
      return texts;
    } catch (SQLException e) {
      throw new IllegalStateException("the kit's database refused", e);
    }
  }

  /** Of the server and of the connections that have ended. */
  double processorSeconds() {
    String first = "SELECT split_part(pg_read_file('postmaster.pid'), E'\\n', 1)::bigint";
    return Processor.ofThisAndItsEnded(number("postgres", first));
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new IllegalStateException("couldn't stop the kit's PostgreSQL", e);
    }
  }
}
