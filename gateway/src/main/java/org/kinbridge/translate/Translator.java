package org.kinbridge.translate;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.kinbridge.disclosure.Resolution;
import org.kinbridge.disclosure.Sha256;

/** The installed national formats, compiled. Immutable and shared by all threads. */
public final class Translator {
  private static final String MAP = "map.yaml";
  private final Map<String, NationalMap> maps;

  private Translator(Map<String, NationalMap> maps) {
    this.maps = Map.copyOf(maps);
  }

  /**
   * Compiles every {@code national/<format>/map.yaml}.
   *
   * @throws InvalidMapException naming every problem of every map: a node with a wrong map does not
   *     start
   */
  public static Translator load(Path profilesDirectory) {
    requireNonNull(profilesDirectory, "profilesDirectory is null");
    Path national = profilesDirectory.toAbsolutePath().normalize().resolve("national");
    Problems problems = new Problems();
    byte[] shapesFile = read(national.resolve("shapes.yaml"));
    Shapes shapes = Shapes.compile(YamlReader.read("shapes.yaml", shapesFile, problems));
    Map<String, NationalMap> maps = new LinkedHashMap<>();
    for (Path directory : directoriesWithMap(national)) {
      NationalMap map = compile(directory, shapes, shapesFile, problems);
      if (!map.format().equals(directory.getFileName().toString())) {
        problems.add(directory.getFileName() + "/" + MAP, "'format' is not the directory's name");
      }
      maps.put(map.format(), map);
    }
    problems.throwIfAny();
    return new Translator(maps);
  }

  private static NationalMap compile(
      Path directory, Shapes shapes, byte[] shapesFile, Problems problems) {
    String name = directory.getFileName() + "/";
    byte[] mapFile = read(directory.resolve(MAP));
    Yaml file = YamlReader.read(name + MAP, mapFile, problems);
    List<byte[]> all = new ArrayList<>(List.of(framed(shapesFile), framed(mapFile)));
    Map<String, CodeMap> codeMaps = new LinkedHashMap<>();
    for (Map.Entry<String, Yaml> entry : file.get("codes").members().entrySet()) {
      Path path = directory.resolve(entry.getValue().text()).normalize();
      if (!path.startsWith(directory) || !Files.isRegularFile(path)) {
        entry.getValue().wrong("there is no such file beside the map");
        continue;
      }
      byte[] content = read(path);
      all.add(framed(content));
      String place = name + directory.relativize(path);
      codeMaps.put(entry.getKey(), CodeMap.read(entry.getKey(), place, content, problems));
    }
    Sha256 digest = Sha256.of(all.toArray(byte[][]::new));
    return new MapReader(shapes, codeMaps).read(file, digest);
  }

  /** Length first, so that no two lists of files have one digest. */
  private static byte[] framed(byte[] content) {
    byte[] length = (content.length + ":").getBytes(StandardCharsets.US_ASCII);
    byte[] framed = new byte[length.length + content.length];
    System.arraycopy(length, 0, framed, 0, length.length);
    System.arraycopy(content, 0, framed, length.length, content.length);
    return framed;
  }

  private static List<Path> directoriesWithMap(Path national) {
    try (Stream<Path> entries = Files.list(national)) {
      return entries.filter(entry -> Files.isRegularFile(entry.resolve(MAP))).sorted().toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException("couldn't list the national maps", unreadable);
    }
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException("couldn't read the map file " + file, unreadable);
    }
  }

  /** The names by which a {@link NationalRecord} may come. */
  public Set<String> formats() {
    return new TreeSet<>(maps.keySet());
  }

  /**
   * A record that came inside JSON: the value itself, or its text where the format is written in
   * another syntax.
   */
  public NationalRecord within(JsonNode json, String format) {
    String text = json.isTextual() && isText(format) ? json.textValue() : json.toString();
    return new NationalRecord(format, text.getBytes(StandardCharsets.UTF_8));
  }

  private boolean isText(String format) {
    NationalMap map = maps.get(format);
    return map != null && !(map.reader() instanceof JsonReader);
  }

  /** Pure: the same record, resolutions and origin give the same translation. */
  public Translation translate(NationalRecord record, List<Resolution> resolutions, Origin origin) {
    NationalMap map = maps.get(record.format());
    if (map == null) {
      return new Translation.Refused(
          List.of(NationalMap.unknownFormat()), Report.unread(record.format(), Optional.empty()));
    }
    return map.translate(record, resolutions, origin);
  }
}
