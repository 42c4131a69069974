package org.kinbridge.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The running check is built from files; this keeps them what the profiles say. -Dregenerate=true
 * writes them.
 */
class CompiledProfilesTest {
  private static final Path COMPILED = Oracle.SHARED.resolve("compiled");

  @Test
  void the_compiled_files_are_what_the_profiles_compile_to() throws IOException {
    Map<String, String> fresh = new SnapshotCompiler(Oracle.get()).compile();
    if (Boolean.getBoolean("regenerate")) {
      write(fresh);
    }
    assertThat(onDisk()).isEqualTo(fresh);
  }

  private static void write(Map<String, String> files) throws IOException {
    Files.createDirectories(COMPILED);
    for (String stale : onDisk().keySet()) {
      Files.delete(COMPILED.resolve(stale));
    }
    for (Map.Entry<String, String> file : files.entrySet()) {
      Files.writeString(COMPILED.resolve(file.getKey()), file.getValue());
    }
  }

  private static Map<String, String> onDisk() throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.list(COMPILED)) {
      all.forEach(file -> files.put(file.getFileName().toString(), Oracle.read(file)));
    }
    return files;
  }
}
