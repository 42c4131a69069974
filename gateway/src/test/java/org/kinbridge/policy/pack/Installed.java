package org.kinbridge.policy.pack;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The installed policy files, in a folder where a test may break them. */
final class Installed {
  private Installed() {}

  static void copyTo(Path directory) throws Exception {
    Path from = Path.of(System.getProperty("kinbridge.profiles", "../profiles"), "policies");
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path target = directory.resolve("policies").resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
    }
  }
}
