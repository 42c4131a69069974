package org.kinbridge.store.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What {@code postmaster.pid} says of the server on a cluster folder, when that server lives. */
record Postmaster(long pid, int port, boolean ready) {

  /** Empty when no server works there. */
  static Optional<Postmaster> of(Path cluster) {
    return read(cluster).filter(server -> server.worksIn(cluster));
  }

  /**
   * Removes a pid file whose server is dead. PostgreSQL does so itself, except when another program
   * has got its number since: then it would refuse to start for ever.
   */
  static void removeStale(Path cluster) throws IOException {
    if (Files.exists(cluster.resolve("postmaster.pid")) && of(cluster).isEmpty()) {
      Files.delete(cluster.resolve("postmaster.pid"));
    }
  }

  private static Optional<Postmaster> read(Path cluster) {
    try {
      List<String> lines = Files.readAllLines(cluster.resolve("postmaster.pid"));
      if (lines.size() < 6) {
        return lines.isEmpty()
            ? Optional.empty()
            : Optional.of(new Postmaster(Long.parseLong(lines.getFirst().strip()), 0, false));
      }
      boolean ready = lines.size() > 7 && lines.get(7).strip().equals("ready");
      return Optional.of(
          new Postmaster(
              Long.parseLong(lines.getFirst().strip()),
              Integer.parseInt(lines.get(3).strip()),
              ready));
    } catch (IOException | NumberFormatException absentOrHalfWritten) {
      return Optional.empty();
    }
  }

  /** A postmaster's working directory is its cluster folder: no other program's is. */
  private boolean worksIn(Path cluster) {
    try {
      return Files.isSameFile(Path.of("/proc/" + pid + "/cwd"), cluster);
    } catch (IOException gone) {
      return false;
    }
  }
}
