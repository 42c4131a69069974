package org.kinbridge.translate;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.kinbridge.disclosure.Fault;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.disclosure.Resolution;
import org.kinbridge.translate.back.Back;
import org.kinbridge.translate.map.NationalMap;
import org.kinbridge.translate.map.Origin;
import org.kinbridge.translate.map.Translation;
import org.kinbridge.translate.reading.Report;
import org.kinbridge.translate.shape.Shapes;
import org.kinbridge.translate.source.NationalRecord;
import org.kinbridge.translate.source.SourceRefused;
import org.kinbridge.translate.yaml.InvalidMapException;
import org.kinbridge.translate.yaml.Problems;
import org.kinbridge.translate.yaml.YamlReader;

/** The installed national formats, compiled. Immutable and shared by all threads. */
public final class Translator {
  private static final String MAP = "map.yaml";
  private final Map<String, NationalFormat> formats;

  private Translator(Map<String, NationalFormat> formats) {
    this.formats = Map.copyOf(formats);
  }

  /**
   * Compiles every {@code national/<format>/map.yaml}, and the maps beside it that it names.
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
    Map<String, NationalFormat> formats = new LinkedHashMap<>();
    for (Path directory : directoriesWithMap(national)) {
      NationalFormat format = new FormatReader(directory, shapes, shapesFile, problems).read(MAP);
      formats.put(format.name(), format);
    }
    problems.throwIfAny();
    return new Translator(formats);
  }

  /**
   * Compiles one map, wherever it stands, against the installed shapes.
   *
   * @param directory of the map, named as the format
   * @throws InvalidMapException naming every problem
   */
  public static Translator loadOne(Path directory, Path profilesDirectory) {
    Problems problems = new Problems();
    byte[] shapesFile = read(profilesDirectory.resolve("national").resolve("shapes.yaml"));
    Shapes shapes = Shapes.compile(YamlReader.read("shapes.yaml", shapesFile, problems));
    Path place = directory.toAbsolutePath().normalize();
    NationalFormat format = new FormatReader(place, shapes, shapesFile, problems).read(MAP);
    problems.throwIfAny();
    return new Translator(Map.of(format.name(), format));
  }

  private static List<Path> directoriesWithMap(Path national) {
    try (Stream<Path> entries = Files.list(national)) {
      return entries.filter(entry -> Files.isRegularFile(entry.resolve(MAP))).sorted().toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException("couldn't list the national maps", unreadable);
    }
  }

  static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException("couldn't read the map file " + file, unreadable);
    }
  }

  /** The names by which a {@link NationalRecord} may come. */
  public Set<String> formats() {
    return new TreeSet<>(formats.keySet());
  }

  /**
   * A record that came inside JSON: the value itself, or its text where a kind of record of the
   * format is written in another syntax.
   */
  public NationalRecord within(JsonNode json, String format) {
    String text = json.isTextual() && isText(format) ? json.textValue() : json.toString();
    return new NationalRecord(format, text.getBytes(StandardCharsets.UTF_8));
  }

  private boolean isText(String format) {
    NationalFormat known = formats.get(format);
    return known != null && known.isText();
  }

  /** Pure: the same record, resolutions and origin give the same translation. */
  public Translation translate(NationalRecord record, List<Resolution> resolutions, Origin origin) {
    NationalFormat format = formats.get(record.format());
    if (format == null) {
      return new Translation.Refused(
          List.of(NationalMap.unknownFormat()), Report.unread(record.format(), Optional.empty()));
    }
    return format.translate(record, resolutions, origin);
  }

  /**
   * The records of a file of many, each translated when it is asked for, as {@link #translate}
   * does.
   *
   * @throws SourceRefused when the file is not one of many records of that format
   */
  public ManyRecords many(String format, InputStream file, Origin origin)
      throws SourceRefused, IOException {
    NationalFormat known = formats.get(format);
    if (known == null) {
      throw new SourceRefused(NationalMap.unknownFormat());
    }
    return known
        .many(file, origin)
        .orElseThrow(
            () ->
                new SourceRefused(
                    Reason.MALFORMED_RECORD, "", "a file of this format holds one record"));
  }

  /** What the maps of a format do, in words: one for each kind of record. */
  public List<MapDescription> describe(String format) {
    return format(format).kinds().stream().map(Describing::of).toList();
  }

  /** The compiled map of the first kind of record, for those who look into maps. */
  NationalMap map(String format) {
    return format(format).kinds().getFirst();
  }

  private NationalFormat format(String name) {
    NationalFormat known = formats.get(name);
    if (known == null) {
      throw new IllegalArgumentException("no map of that format is installed");
    }
    return known;
  }

  /** Why nothing can be written in a format; empty when it can. */
  public Optional<Fault> whyNotBack(String format, Optional<String> kind) {
    return Optional.ofNullable(formats.get(format))
        .flatMap(known -> known.writable(kind))
        .map(NationalMap::whyNotBack)
        .orElseGet(() -> Optional.of(NationalMap.unknownFormat()));
  }

  /**
   * Pure: what a document of the shared profile writes into a record that is there.
   *
   * @param local of any kind that the format has
   */
  public Back back(JsonNode document, NationalRecord local) {
    NationalFormat known = formats.get(local.format());
    return known == null
        ? new Back.Refused(List.of(NationalMap.unknownFormat()))
        : known.back(document, local);
  }

  /**
   * Pure: what a document of the shared profile writes into a new record of a format.
   *
   * @param kind the name of the kind's map; empty for the first that can be written
   */
  public Back back(JsonNode document, String format, Optional<String> kind) {
    NationalFormat known = formats.get(format);
    return known == null
        ? new Back.Refused(List.of(NationalMap.unknownFormat()))
        : known.back(document, kind);
  }
}
