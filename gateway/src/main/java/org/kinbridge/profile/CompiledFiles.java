package org.kinbridge.profile;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.json.JsonRefused;
import org.kinbridge.json.StrictJson;
import org.kinbridge.json.StrictJson.Limits;

/** The files of {@code shared/compiled}. They are part of the software: wrong is a bug. */
final class CompiledFiles {
  private static final String VALUE_SETS = "value-sets.json";
  private final Map<String, JsonNode> byName = new TreeMap<>();
  private final Sha256 digest;

  CompiledFiles(Path directory) {
    List<byte[]> parts = new ArrayList<>();
    for (Path file : sorted(directory)) {
      byte[] content = read(file);
      String name = file.getFileName().toString();
      parts.add((name + ' ' + content.length + '\n').getBytes(StandardCharsets.UTF_8));
      parts.add(content);
      byName.put(name, parse(content, name));
    }
    digest = Sha256.of(parts.toArray(byte[][]::new));
  }

  /** Changes with any of them. */
  Sha256 digest() {
    return digest;
  }

  /** What a profile of that short name, or a data type, says. */
  JsonNode definition(String name) {
    return file(name + ".json");
  }

  Collection<JsonNode> all() {
    return byName.values();
  }

  /** The codes of each value set, by the system they are of. */
  JsonNode valueSets() {
    return file(VALUE_SETS);
  }

  private JsonNode file(String name) {
    return Optional.ofNullable(byName.get(name))
        .orElseThrow(() -> new IllegalStateException("no compiled profile " + name));
  }

  private static List<Path> sorted(Path directory) {
    try (Stream<Path> all = Files.list(directory)) {
      return all.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    } catch (IOException broken) {
      throw new UncheckedIOException("couldn't list the compiled profiles", broken);
    }
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException broken) {
      throw new UncheckedIOException("couldn't read a compiled profile", broken);
    }
  }

  private static JsonNode parse(byte[] content, String name) {
    try {
      return StrictJson.parse(content, Limits.DOCUMENT);
    } catch (JsonRefused refused) {
      throw new IllegalStateException("compiled profile " + name + " is not JSON", refused);
    }
  }
}
