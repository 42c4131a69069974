package org.kinbridge.store.database;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A migrated database of its own for a test class, on the one embedded PostgreSQL of the test run:
 *
 * <pre>{@code
 * @RegisterExtension static final TestDatabase database = new TestDatabase();
 * … database.open().call(tx -> …)
 * }</pre>
 */
public final class TestDatabase implements BeforeAllCallback, AfterAllCallback {
  private static final String TEMPLATE = "template_kinbridge";
  private static final AtomicInteger COUNT = new AtomicInteger();

  private final String name = "t" + COUNT.incrementAndGet();
  private final Database database;

  /** Nested classes call back too: the outermost one ends it. */
  private int depth;

  public TestDatabase() {
    superuser(
        "postgres",
        "CREATE DATABASE " + name + " TEMPLATE " + TEMPLATE + " OWNER " + Server.ADDRESS.owner());
    database = Database.connect(address());
  }

  public Database open() {
    return database;
  }

  /** Where a second node process, or a proxy, connects. */
  public DatabaseAddress address() {
    return Server.ADDRESS.at(Server.SERVER.url(name));
  }

  /** Statements as somebody who may do everything, triggers off. */
  public void asSuperuser(String... statements) {
    List<String> all = new ArrayList<>();
    all.add("SET session_replication_role = replica");
    all.addAll(List.of(statements));
    superuser(name, all.toArray(String[]::new));
  }

  /** A ledger with nothing in it, for tests that count leaves. */
  public void emptyLog() {
    asSuperuser(
        "DELETE FROM ledger_checkpoint",
        "DELETE FROM ledger_head",
        "DELETE FROM ledger_node",
        "DELETE FROM ledger_leaf",
        "DELETE FROM ledger_pending",
        "DELETE FROM ledger_part",
        "DELETE FROM ledger_entry");
  }

  /** The first column of the first row, as text. */
  public String ask(String query) {
    try (Connection connection = connect(name);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getString(1);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  /** Where the bytes lie. */
  public static Path clusterFolder() {
    return Server.SERVER.cluster();
  }

  /** The programs, unpacked once for all tests. */
  public static Path binaries() {
    return Path.of("target/test-postgres/programs");
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    depth++;
  }

  @Override
  public void afterAll(ExtensionContext context) {
    if (--depth > 0) {
      return;
    }
    database.close();
    superuser("postgres", "DROP DATABASE " + name + " WITH (FORCE)");
  }

  private static void superuser(String database, String... statements) {
    try (Connection connection = connect(database);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private static Connection connect(String database) throws SQLException {
    Login login = Server.SERVER.superuser();
    return DriverManager.getConnection(Server.SERVER.url(database), login.user(), login.password());
  }

  /** Started on first use, kept for the next run, taken over by it where a killed run left it. */
  private static final class Server {
    static final EmbeddedServer SERVER = firstFree();
    static final DatabaseAddress ADDRESS = EmbeddedDatabase.on(SERVER, new SecureRandom());

    static {
      dropLeftovers();
      superuserHere("CREATE DATABASE " + TEMPLATE + " OWNER " + ADDRESS.owner());
      Migrations.run(ADDRESS.at(SERVER.url(TEMPLATE)));
    }

    /** Two runs of one working tree at once each get their own folder. */
    private static EmbeddedServer firstFree() {
      for (int i = 0; ; i++) {
        EmbeddedServer server =
            EmbeddedServer.open(
                Path.of("target/test-postgres/" + i), binaries(), new SecureRandom());
        if (server.owns()) {
          return server;
        }
      }
    }

    private static void dropLeftovers() {
      Login login = SERVER.superuser();
      try (Connection connection =
              DriverManager.getConnection(SERVER.url("postgres"), login.user(), login.password());
          Statement statement = connection.createStatement()) {
        List<String> names = new ArrayList<>();
        try (ResultSet rows =
            statement.executeQuery(
                "SELECT datname FROM pg_database WHERE datname ~ '^(t[0-9]+|" + TEMPLATE + ")$'")) {
          while (rows.next()) {
            names.add(rows.getString(1));
          }
        }
        for (String left : names) {
          statement.execute("DROP DATABASE " + left + " WITH (FORCE)");
        }
      } catch (SQLException e) {
        throw new AssertionError(e);
      }
    }

    private static void superuserHere(String sql) {
      Login login = SERVER.superuser();
      try (Connection connection =
              DriverManager.getConnection(SERVER.url("postgres"), login.user(), login.password());
          Statement statement = connection.createStatement()) {
        statement.execute(sql);
      } catch (SQLException e) {
        throw new AssertionError(e);
      }
    }
  }
}
