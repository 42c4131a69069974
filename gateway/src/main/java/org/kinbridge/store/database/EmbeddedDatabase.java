package org.kinbridge.store.database;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;

/**
 * The database and the three roles on a server of our own; an operator makes them on a real one.
 */
public final class EmbeddedDatabase {
  private static final String NAME = "kinbridge";
  private static final List<String> ROLES =
      List.of("kinbridge_owner", "kinbridge_app", "kinbridge_sequencer");

  private EmbeddedDatabase() {}

  /** Makes what is missing; passwords are random and rest in a file beside the data (0600). */
  public static DatabaseAddress on(EmbeddedServer server, SecureRandom random) {
    Properties passwords = passwords(server.folder(), random);
    if (server.owns()) {
      makeRoles(server, passwords);
      makeDatabase(server, NAME);
    }
    return new DatabaseAddress(
        server.url(NAME),
        login(passwords, ROLES.get(0)),
        login(passwords, ROLES.get(1)),
        login(passwords, ROLES.get(2)));
  }

  private static Login login(Properties passwords, String role) {
    return new Login(role, passwords.getProperty(role));
  }

  private static Properties passwords(Path folder, SecureRandom random) {
    Path file = folder.resolve("roles.passwords");
    Properties passwords = new Properties();
    try {
      if (Files.exists(file)) {
        try (Reader reader = Files.newBufferedReader(file)) {
          passwords.load(reader);
        }
        return passwords;
      }
      for (String role : ROLES) {
        byte[] password = new byte[32];
        random.nextBytes(password);
        passwords.setProperty(role, HexFormat.of().formatHex(password));
      }
      StringWriter text = new StringWriter();
      passwords.store(text, "random, made at the first start");
      Folders.writeSecret(file, text.toString());
      return passwords;
    } catch (IOException e) {
      throw new UncheckedIOException("couldn't keep the database passwords", e);
    }
  }

  private static void makeRoles(EmbeddedServer server, Properties passwords) {
    try (Connection connection = superuser(server);
        Statement statement = connection.createStatement()) {
      for (String role : ROLES) {
        if (!exists(statement, "SELECT 1 FROM pg_roles WHERE rolname = '" + role + "'")) {
          statement.execute("CREATE ROLE " + role);
        }
        statement.execute(
            "ALTER ROLE " + role + " LOGIN PASSWORD '" + passwords.getProperty(role) + "'");
      }
    } catch (SQLException e) {
      throw new DatabaseUnusable("couldn't make the database roles: " + e.getSQLState(), e);
    }
  }

  private static void makeDatabase(EmbeddedServer server, String name) {
    try (Connection connection = superuser(server);
        Statement statement = connection.createStatement()) {
      if (!exists(statement, "SELECT 1 FROM pg_database WHERE datname = '" + name + "'")) {
        statement.execute("CREATE DATABASE " + name + " OWNER " + ROLES.get(0));
        statement.execute("REVOKE ALL ON DATABASE " + name + " FROM PUBLIC");
        statement.execute(
            "GRANT CONNECT ON DATABASE " + name + " TO " + ROLES.get(1) + ", " + ROLES.get(2));
      }
    } catch (SQLException e) {
      throw new DatabaseUnusable("couldn't make the database: " + e.getSQLState(), e);
    }
  }

  private static boolean exists(Statement statement, String query) throws SQLException {
    try (ResultSet rows = statement.executeQuery(query)) {
      return rows.next();
    }
  }

  private static Connection superuser(EmbeddedServer server) throws SQLException {
    Login login = server.superuser();
    return DriverManager.getConnection(server.url("postgres"), login.user(), login.password());
  }
}
