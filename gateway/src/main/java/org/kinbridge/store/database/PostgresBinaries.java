package org.kinbridge.store.database;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.kinbridge.disclosure.Sha256;

/**
 * The PostgreSQL programs from the class path, unpacked once into a folder named by their digest.
 */
final class PostgresBinaries {
  private PostgresBinaries() {}

  /** The folder that holds {@code bin/postgres}. Several processes may ask at once. */
  static Path unpackedIn(Path folder) {
    Path home = folder.resolve(Name.OF_THIS_BUILD);
    if (Files.isExecutable(home.resolve("bin/postgres"))) {
      return home;
    }
    try {
      Files.createDirectories(folder);
      try (FileChannel lock =
              FileChannel.open(
                  folder.resolve("unpack.lock"),
                  StandardOpenOption.CREATE,
                  StandardOpenOption.WRITE);
          var held = lock.lock()) {
        if (held.isValid() && !Files.isDirectory(home)) {
          unpack(archive(), home);
        }
      }
      return home;
    } catch (IOException e) {
      throw new UncheckedIOException("couldn't unpack PostgreSQL: " + e.getMessage(), e);
    }
  }

  /** Computed once: the archive is large. */
  private static final class Name {
    static final String OF_THIS_BUILD = "postgresql-" + Sha256.of(archive()).hex().substring(0, 16);
  }

  private static byte[] archive() {
    String machine = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
    String name = "/postgres-linux-" + (machine.equals("aarch64") ? "arm_64" : "x86_64") + ".txz";
    try (InputStream in = PostgresBinaries.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new DatabaseUnusable(
            "no embedded PostgreSQL for this machine ("
                + machine
                + "): set a database URL instead");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("couldn't read the PostgreSQL archive", e);
    }
  }

  /** Renamed when whole: a crash on the way leaves a folder that nobody takes for PostgreSQL. */
  private static void unpack(byte[] archive, Path home) throws IOException {
    Path half = home.resolveSibling(home.getFileName() + ".half");
    Folders.delete(half);
    try (TarArchiveInputStream tar =
        new TarArchiveInputStream(
            new XZCompressorInputStream(
                new BufferedInputStream(new ByteArrayInputStream(archive))))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        write(half, tar, entry);
      }
    }
    Files.move(half, home, StandardCopyOption.ATOMIC_MOVE);
  }

  private static void write(Path half, TarArchiveInputStream tar, TarArchiveEntry entry)
      throws IOException {
    Path target = half.resolve(entry.getName()).normalize();
    if (!target.startsWith(half)) {
      throw new IOException("the archive names a file outside itself");
    }
    Files.createDirectories(entry.isDirectory() ? target : target.getParent());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
    } else if (!entry.isDirectory()) {
      Files.copy(tar, target);
      boolean program = (entry.getMode() & 0100) != 0;
      Files.setPosixFilePermissions(
          target, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
    }
  }
}
