package org.kinbridge.conformance;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/** Behind a node's back: its embedded database, as the role that owns every table. */
public final class StateDatabase implements AutoCloseable {
  private static final String OWNER = "kinbridge_owner";
  private final Connection connection;

  private StateDatabase(Connection connection) {
    this.connection = connection;
  }

  /** Of a running node, by what only somebody on its machine can read. */
  public static StateDatabase of(State state) {
    Properties passwords = new Properties();
    try (Reader reader = Files.newBufferedReader(state.data().resolve("roles.passwords"))) {
      passwords.load(reader);
      String port = Files.readAllLines(state.data().resolve("pg/postmaster.pid")).get(3).strip();
      return new StateDatabase(
          DriverManager.getConnection(
              "jdbc:postgresql://127.0.0.1:" + port + "/kinbridge",
              OWNER,
              passwords.getProperty(OWNER)));
    } catch (IOException | SQLException e) {
      throw new IllegalStateException("couldn't get behind the back of " + state.node(), e);
    }
  }

  /** Does what the node would never do. @return how many rows it did it to */
  public int execute(String sql) {
    try (Statement statement = connection.createStatement()) {
      return statement.executeUpdate(sql);
    } catch (SQLException e) {
      throw new IllegalStateException("the database refused", e);
    }
  }

  /** The first column of the first row. */
  public long number(String sql) {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException("the database refused", e);
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException("couldn't leave the database", e);
    }
  }
}
