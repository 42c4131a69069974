package org.kinbridge.store.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.kinbridge.support.Await;

class EmbeddedServerTest {
  private static final SecureRandom RANDOM = new SecureRandom();

  @TempDir(cleanup = CleanupMode.NEVER)
  static Path folder;

  @BeforeAll
  static void madeOnce() {
    open().close();
  }

  @AfterAll
  static void leavesNoServer() throws IOException {
    assertThat(Postmaster.of(folder.resolve("pg"))).isEmpty();
    Folders.delete(folder);
  }

  @Test
  void keeps_what_was_committed_over_a_stop_and_a_start() throws Exception {
    try (EmbeddedServer server = open()) {
      execute(server, "CREATE TABLE IF NOT EXISTS kept (x int)", "INSERT INTO kept VALUES (7)");
    }
    try (EmbeddedServer server = open()) {
      assertThat(ask(server, "SELECT x FROM kept")).isEqualTo("7");
    }
  }

  @Test
  void stops_with_its_owner() throws Exception {
    EmbeddedServer server = open();
    long pid = server.running().orElseThrow().pid();
    server.close();

    assertEnds(pid);
  }

  @Test
  void is_adopted_after_its_node_was_killed() throws Exception {
    String token = "a".repeat(64);
    Process node = node(token);
    long postgres = Postmaster.of(folder.toRealPath().resolve("pg")).orElseThrow().pid();

    node.destroyForcibly().waitFor();
    assertThat(works(postgres)).as("kill -9 leaves the server behind").isTrue();

    try (EmbeddedServer server = open();
        Database database = Database.open(EmbeddedDatabase.on(server, RANDOM))) {
      assertThat(server.owns()).isTrue();
      assertThat(server.running().orElseThrow().pid()).isEqualTo(postgres);
      assertThat(database.address().url()).startsWith("jdbc:postgresql://127.0.0.1:");
      assertThat(
              ask(
                  server,
                  "kinbridge",
                  "SELECT count(*) FROM crosswalk WHERE token = '" + token + "'"))
          .isEqualTo("1");
    }
    assertEnds(postgres);
  }

  @Test
  void is_gone_with_a_node_that_was_told_to_stop() throws Exception {
    Process node = node("b".repeat(64));
    long postgres = Postmaster.of(folder.toRealPath().resolve("pg")).orElseThrow().pid();

    node.destroy();
    assertThat(node.waitFor(60, TimeUnit.SECONDS)).isTrue();

    assertEnds(postgres);
  }

  @Test
  void is_shared_with_a_guest_that_leaves_it_running() {
    try (EmbeddedServer owner = open()) {
      try (EmbeddedServer guest = open()) {
        assertThat(guest.owns()).isFalse();
        assertThat(guest.url("x")).isEqualTo(owner.url("x"));
      }
      assertThat(owner.running()).isPresent();
    }
  }

  @Test
  void starts_over_a_pid_file_whose_number_another_program_has_got() throws Exception {
    Files.writeString(
        folder.resolve("pg/postmaster.pid"),
        ProcessHandle.current().pid() + "\n" + folder + "\n0\n5432\n\n127.0.0.1\n 1 1\nready\n");

    try (EmbeddedServer server = open()) {
      assertThat(ask(server, "SELECT 1")).isEqualTo("1");
    }
  }

  @Test
  void refuses_a_server_that_works_on_another_folder() {
    try (EmbeddedServer server = open()) {
      ServerCheck check =
          new ServerCheck(
              server.url("postgres"),
              server.superuser(),
              Optional.of(TestDatabase.clusterFolder()));
      assertThatThrownBy(check::run)
          .isInstanceOf(DatabaseUnusable.class)
          .hasMessageContaining("data_directory is not ours");
    }
  }

  @Test
  void is_durable_whatever_its_configuration_file_says() throws Exception {
    Path configuration = folder.resolve("pg/postgresql.auto.conf");
    String before = Files.readString(configuration);
    Files.writeString(configuration, before + "fsync = off\nsynchronous_commit = off\n");
    try (EmbeddedServer server = open()) {
      assertThat(ask(server, "SHOW fsync")).isEqualTo("on");
      assertThat(ask(server, "SHOW synchronous_commit")).isEqualTo("on");
    } finally {
      Files.writeString(configuration, before);
    }
  }

  @Test
  void lets_nobody_in_without_the_password() {
    try (EmbeddedServer server = open()) {
      assertThatThrownBy(
              () -> DriverManager.getConnection(server.url("postgres"), "postgres", "postgres"))
          .hasMessageContaining("password authentication failed");
    }
  }

  @Test
  void shows_its_passwords_to_its_owner_only() throws Exception {
    try (EmbeddedServer server = open()) {
      EmbeddedDatabase.on(server, RANDOM);
    }
    for (String secret : List.of("superuser.password", "roles.passwords")) {
      assertThat(
              PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(secret))))
          .isEqualTo("rw-------");
    }
    assertThat(folder.resolve("initdb.password")).doesNotExist();
  }

  @Test
  void starts_over_a_folder_whose_making_was_interrupted(@TempDir Path fresh) throws Exception {
    Files.createDirectories(fresh.resolve("pg.half"));
    Files.writeString(fresh.resolve("pg.half/PG_VERSION"), "18");
    try (EmbeddedServer server = EmbeddedServer.open(fresh, TestDatabase.binaries(), RANDOM)) {
      assertThat(ask(server, "SELECT 1")).isEqualTo("1");
      assertThat(fresh.resolve("pg.half")).doesNotExist();
    }
  }

  @Test
  void runs_as_another_user_where_namespaces_are_forbidden(@TempDir Path fresh) throws Exception {
    assumeThat(System.getProperty("user.name")).isEqualTo("root");
    try (Stream<Path> parents =
        Stream.iterate(fresh, p -> p.getParent() != null, Path::getParent)) {
      for (Path parent : parents.filter(p -> p.toString().contains("junit")).toList()) {
        Files.setPosixFilePermissions(parent, PosixFilePermissions.fromString("rwx--x--x"));
      }
    }
    try (EmbeddedServer server =
        EmbeddedServer.open(fresh, TestDatabase.binaries(), RANDOM, RunAs.OTHER_USER)) {
      assertThat(ask(server, "SELECT 1")).isEqualTo("1");
      assertThat(Files.getAttribute(fresh.resolve("pg"), "unix:uid")).isEqualTo(65534);
    }
  }

  /** It removes its pid file a moment before it ends. */
  private static void assertEnds(long pid) {
    Await.until(() -> !works(pid));
  }

  /** A process that ended and whom nobody buried has no command line any more. */
  private static boolean works(long pid) {
    try {
      return !Files.readString(Path.of("/proc/" + pid + "/cmdline")).isEmpty();
    } catch (IOException gone) {
      return false;
    }
  }

  private static EmbeddedServer open() {
    return EmbeddedServer.open(folder, TestDatabase.binaries(), RANDOM);
  }

  /** Returns once the other process has committed its token. */
  private static Process node(String token) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                NodeProcess.class.getName(),
                folder.toString(),
                token)
            .redirectErrorStream(true)
            .start();
    BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    StringBuilder said = new StringBuilder();
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      if (line.equals("READY")) {
        return process;
      }
      said.append(line).append('\n');
    }
    throw new AssertionError("the node ended: " + said);
  }

  private static void execute(EmbeddedServer server, String... statements) throws Exception {
    try (Connection connection = connect(server, "postgres");
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private static String ask(EmbeddedServer server, String query) throws Exception {
    return ask(server, "postgres", query);
  }

  private static String ask(EmbeddedServer server, String database, String query) throws Exception {
    try (Connection connection = connect(server, database);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getString(1);
    }
  }

  private static Connection connect(EmbeddedServer server, String database) throws Exception {
    Login login = server.superuser();
    return DriverManager.getConnection(server.url(database), login.user(), login.password());
  }
}
