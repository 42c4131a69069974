package org.kinbridge.store.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.kinbridge.disclosure.Owned;

/**
 * A PostgreSQL of our own on one data folder: made when there is none, adopted when a killed node
 * left it running, stopped when its owner ends. Durable ({@code fsync}, {@code
 * synchronous_commit}), on the loopback interface only, with a random password beside the data.
 *
 * <p>The first process to lock the folder owns the server; a later one ({@code kinbridge ledger
 * verify} beside a running node) is a guest and leaves it running.
 */
@Owned(by = "wiring", lock = "this")
public final class EmbeddedServer implements AutoCloseable {
  static final String SUPERUSER = "postgres";
  private static final int START_SECONDS = 60;

  /** What durability and privacy rest on; given at each start, whatever postgresql.conf says. */
  private static final List<String> SETTINGS =
      List.of(
          "listen_addresses=127.0.0.1",
          "unix_socket_directories=",
          "fsync=on",
          "synchronous_commit=on",
          "full_page_writes=on",
          "password_encryption=scram-sha-256",
          "log_error_verbosity=terse",
          "log_min_error_statement=panic",
          "log_statement=none",
          "log_parameter_max_length_on_error=0");

  private final Path cluster;
  private final Path folder;
  private final Path binaries;
  private final RunAs runAs;
  private final SecureRandom random;
  private final FileChannel lockFile;
  private final Optional<FileLock> ownership;
  private final Thread stopAtExit = new Thread(this::stop, "stop-postgres");
  private boolean stopped;

  private EmbeddedServer(Path folder, Path binaries, RunAs runAs, SecureRandom random)
      throws IOException {
    this.folder = folder.toRealPath();
    this.cluster = this.folder.resolve("pg");
    this.binaries = binaries;
    this.runAs = runAs;
    this.random = random;
    this.lockFile =
        FileChannel.open(
            folder.resolve("owner.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    this.ownership = lock(lockFile);
  }

  /** Opens the server on {@code folder}, its programs unpacked beside the data. */
  public static EmbeddedServer open(Path folder, SecureRandom random) {
    return open(folder, folder.resolve("postgresql"), random);
  }

  /**
   * Opens the server on {@code folder}.
   *
   * @param binaries where the programs are unpacked; several servers may share it
   * @throws DatabaseUnusable when it cannot
   */
  public static EmbeddedServer open(Path folder, Path binaries, SecureRandom random) {
    return open(folder, binaries, random, RunAs.find());
  }

  static EmbeddedServer open(Path folder, Path binaries, SecureRandom random, RunAs runAs) {
    try {
      Folders.create(folder.toAbsolutePath());
      EmbeddedServer server =
          new EmbeddedServer(folder.toAbsolutePath(), binaries.toAbsolutePath(), runAs, random);
      server.start();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException("couldn't prepare the data folder: " + e.getMessage(), e);
    }
  }

  /** The JDBC URL of one of its databases. */
  public String url(String database) {
    int port =
        running().orElseThrow(() -> new IllegalStateException("PostgreSQL is not running")).port();
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
  }

  public Login superuser() {
    try {
      return new Login(SUPERUSER, Files.readString(secret()).strip());
    } catch (IOException e) {
      throw new DatabaseUnusable("the data folder lacks " + secret().getFileName(), e);
    }
  }

  /** Whether this process stops the server at its end. */
  public boolean owns() {
    return ownership.isPresent();
  }

  public Path folder() {
    return folder;
  }

  /** The folder that the server must say it works in. */
  public Path cluster() {
    return cluster;
  }

  Optional<Postmaster> running() {
    return Postmaster.of(cluster);
  }

  private static Optional<FileLock> lock(FileChannel file) throws IOException {
    try {
      return Optional.ofNullable(file.tryLock());
    } catch (OverlappingFileLockException heldInThisProcess) {
      return Optional.empty();
    }
  }

  private void start() throws IOException {
    if (owns()) {
      Runtime.getRuntime().addShutdownHook(stopAtExit);
      if (!Files.exists(cluster.resolve("PG_VERSION"))) {
        create();
      }
      Postmaster.removeStale(cluster);
      if (running().isEmpty()) {
        launch();
      }
    }
    awaitReady();
    new ServerCheck(this).run();
  }

  /** Renamed when whole: a crash on the way leaves nothing that is taken for a database. */
  private void create() throws IOException {
    Path half = folder.resolve("pg.half");
    Folders.delete(half);
    Folders.create(half);
    byte[] password = new byte[32];
    random.nextBytes(password);
    Folders.writeSecret(secret(), HexFormat.of().formatHex(password));
    Path handed = half.resolveSibling("initdb.password");
    Folders.writeSecret(handed, HexFormat.of().formatHex(password));
    if (runAs == RunAs.OTHER_USER) {
      Files.setPosixFilePermissions(
          folder, java.nio.file.attribute.PosixFilePermissions.fromString("rwx--x--x"));
    }
    runAs.own(half);
    runAs.own(handed);
    run(
        "initdb",
        List.of(
            "--pgdata=" + half,
            "--username=" + SUPERUSER,
            "--pwfile=" + handed,
            "--auth=scram-sha-256",
            "--encoding=UTF8",
            "--locale=C.UTF-8",
            "--data-checksums"));
    Files.delete(handed);
    Files.move(half, cluster, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
  }

  private void launch() throws IOException {
    Path log = folder.resolve("postgres.log");
    if (!Files.exists(log)) {
      Files.createFile(log);
      runAs.own(log);
    }
    StringBuilder options = new StringBuilder("-p ").append(freePort());
    SETTINGS.forEach(setting -> options.append(" -c ").append(setting));
    run(
        "pg_ctl",
        List.of(
            "start",
            "--wait",
            "--timeout=" + START_SECONDS,
            "--silent",
            "--pgdata=" + cluster,
            "--log=" + log,
            "--options=" + options));
  }

  private void awaitReady() {
    long end = System.nanoTime() + START_SECONDS * 1_000_000_000L;
    while (running().filter(Postmaster::ready).isEmpty()) {
      if (System.nanoTime() > end) {
        throw new DatabaseUnusable("PostgreSQL in the data folder does not get ready");
      }
      try {
        Thread.sleep(20);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while PostgreSQL was starting", e);
      }
    }
  }

  /** Its owner stops the server; a guest only forgets it. */
  @Override
  public void close() {
    if (owns()) {
      stop();
      try {
        Runtime.getRuntime().removeShutdownHook(stopAtExit);
      } catch (IllegalStateException exiting) {
        // the hook is running already, and does the same
      }
    }
  }

  private synchronized void stop() {
    if (stopped) {
      return;
    }
    stopped = true;
    try {
      if (running().isPresent()) {
        run("pg_ctl", List.of("stop", "--mode=fast", "--wait", "--silent", "--pgdata=" + cluster));
      }
      lockFile.close();
    } catch (IOException e) {
      throw new UncheckedIOException("couldn't stop PostgreSQL", e);
    }
  }

  private void run(String program, List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(PostgresBinaries.unpackedIn(binaries).resolve("bin").resolve(program).toString());
    command.addAll(arguments);
    Path output = folder.resolve(program + ".log");
    ProcessBuilder builder =
        new ProcessBuilder(runAs.command(command))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
    builder.environment().put("LC_ALL", "C");
    try {
      int exit = builder.start().waitFor();
      if (exit != 0) {
        throw new DatabaseUnusable(
            program + " failed with exit code " + exit + ": see " + output + " and postgres.log");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while " + program + " was running", e);
    }
  }

  private Path secret() {
    return folder.resolve("superuser.password");
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
