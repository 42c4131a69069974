package org.kinbridge.trust.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/** Files and directories that nobody but their owner may open. */
public final class OwnerOnly {
  private static final Set<PosixFilePermission> OTHERS =
      EnumSet.of(
          PosixFilePermission.GROUP_READ,
          PosixFilePermission.GROUP_WRITE,
          PosixFilePermission.GROUP_EXECUTE,
          PosixFilePermission.OTHERS_READ,
          PosixFilePermission.OTHERS_WRITE,
          PosixFilePermission.OTHERS_EXECUTE);
  private static final FileAttribute<?> FILE = only("rw-------");
  private static final FileAttribute<?> DIRECTORY = only("rwx------");

  private OwnerOnly() {}

  private static FileAttribute<?> only(String permissions) {
    return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions));
  }

  /**
   * @throws IOException where that cannot be told
   */
  public static boolean holds(Path file, LinkOption... options) throws IOException {
    Set<PosixFilePermission> granted = EnumSet.noneOf(PosixFilePermission.class);
    granted.addAll(Files.getPosixFilePermissions(file, options));
    granted.retainAll(OTHERS);
    return granted.isEmpty();
  }

  /** Created with its permissions: there is no instant at which others could open it. */
  public static Path create(Path file) throws IOException {
    return Files.createFile(file, FILE);
  }

  public static void createDirectory(Path directory) throws IOException {
    Files.createDirectory(directory, DIRECTORY);
  }
}
