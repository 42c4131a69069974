package org.kinbridge.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The application comes with its profiles as a package, and makes the same again when asked. */
class FhirPackageIT {
  private static final int BLOCK = 512;
  private static final String NAME = "kinbridge.shared-0.1.0.tgz";
  private final Installation installation = Installation.named();
  private final Path built = installation.application().resolve("fhir").resolve(NAME);

  @Test
  void holds_each_definition_byte_for_byte() throws IOException {
    Map<String, byte[]> files = unpacked(Files.readAllBytes(built));
    Path shared = installation.profiles().resolve("shared");
    for (String folder : List.of("structures", "terminology", "search")) {
      try (Stream<Path> all = Files.list(shared.resolve(folder))) {
        for (Path file : all.toList()) {
          byte[] content = Files.readAllBytes(file);
          JsonNode resource = new ObjectMapper().readTree(content);
          String type = resource.path("resourceType").asText();
          String name = "package/" + type + "-" + resource.path("id").asText() + ".json";
          assertThat(files.get(name)).as(name).isEqualTo(content);
        }
      }
    }
    JsonNode manifest = new ObjectMapper().readTree(files.get("package/package.json"));
    assertThat(manifest.path("name").asText()).isEqualTo("kinbridge.shared");
  }

  @Test
  void is_made_again_with_the_same_bytes(@TempDir Path folder) throws IOException {
    installation.run(List.of("package", folder.toString())).orFail("package");
    assertThat(Files.readAllBytes(folder.resolve(NAME))).isEqualTo(Files.readAllBytes(built));
  }

  /** Reads a plain archive by its headers, as the standard of POSIX lays them out. */
  private static Map<String, byte[]> unpacked(byte[] archive) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    try (DataInputStream in =
        new DataInputStream(new GZIPInputStream(new ByteArrayInputStream(archive)))) {
      byte[] header = in.readNBytes(BLOCK);
      while (header.length == BLOCK && header[0] != 0) {
        int size = Integer.parseInt(text(header, 124, 12), 8);
        files.put(text(header, 0, 100), in.readNBytes(size));
        in.skipNBytes((BLOCK - size % BLOCK) % BLOCK);
        header = in.readNBytes(BLOCK);
      }
    }
    return files;
  }

  private static String text(byte[] header, int at, int length) {
    String field = new String(header, at, length, StandardCharsets.US_ASCII);
    return field.substring(0, field.indexOf('\0'));
  }
}
