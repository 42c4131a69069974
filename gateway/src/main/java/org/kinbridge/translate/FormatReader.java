package org.kinbridge.translate;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.translate.map.NationalMap;
import org.kinbridge.translate.row.CodeMap;
import org.kinbridge.translate.shape.Shapes;
import org.kinbridge.translate.yaml.Problems;
import org.kinbridge.translate.yaml.Yaml;
import org.kinbridge.translate.yaml.YamlReader;

/** Compiles the maps of one format: {@code map.yaml}, and the others that it names. */
record FormatReader(Path directory, Shapes shapes, byte[] shapesFile, Problems problems) {

  /** A map and every file it reads, in order. */
  private record Compiled(NationalMap map, List<byte[]> files) {}

  NationalFormat read(String mapFile) {
    Map<String, Compiled> compiled = new LinkedHashMap<>();
    Yaml first = yaml(mapFile);
    compiled.put(mapFile, compile(mapFile, first, compiled));
    for (Yaml other : first.get("others").oneOrMore()) {
      String name = other.text();
      if (beside(name).isEmpty() || compiled.containsKey(name)) {
        other.wrong("there is no such file beside the map, or it is named twice");
        continue;
      }
      Yaml file = yaml(name);
      if (file.has("others")) {
        file.get("others").wrong("only " + mapFile + " names other maps");
      }
      compiled.put(name, compile(name, file, compiled));
    }
    String format = directory.getFileName().toString();
    compiled.forEach(
        (name, one) -> {
          if (!one.map().format().equals(format)) {
            problems.add(format + "/" + name, "'format' is not the directory's name");
          }
        });
    return NationalFormat.of(format, compiled.values().stream().map(Compiled::map).toList());
  }

  private Yaml yaml(String name) {
    return YamlReader.read(
        directory.getFileName() + "/" + name, Translator.read(directory.resolve(name)), problems);
  }

  private Optional<Path> beside(String name) {
    Path path = directory.resolve(name).normalize();
    boolean there = path.startsWith(directory) && Files.isRegularFile(path);
    return there ? Optional.of(path) : Optional.empty();
  }

  private Compiled compile(String name, Yaml file, Map<String, Compiled> before) {
    List<byte[]> all =
        new ArrayList<>(List.of(shapesFile, Translator.read(directory.resolve(name))));
    Map<String, CodeMap> codeMaps = new LinkedHashMap<>();
    for (Map.Entry<String, Yaml> entry : file.get("codes").members().entrySet()) {
      Optional<Path> path = beside(entry.getValue().text());
      if (path.isEmpty()) {
        entry.getValue().wrong("there is no such file beside the map");
        continue;
      }
      byte[] content = Translator.read(path.get());
      all.add(content);
      String place = directory.getFileName() + "/" + directory.relativize(path.get());
      codeMaps.put(entry.getKey(), CodeMap.read(entry.getKey(), place, content, problems));
    }
    Map<String, NationalMap> others = new LinkedHashMap<>();
    before.forEach((other, one) -> others.put(other, one.map()));
    for (Yaml included : file.get("include").list()) {
      Optional.ofNullable(before.get(included.get("map").text()))
          .ifPresent(one -> all.addAll(one.files()));
    }
    Sha256 digest = Sha256.of(all.stream().map(FormatReader::framed).toArray(byte[][]::new));
    String kind = name.replaceFirst("\\.yaml$", "");
    return new Compiled(new MapReader(shapes, codeMaps, others).read(file, kind, digest), all);
  }

  /** Length first, so that no two lists of files have one digest. */
  private static byte[] framed(byte[] content) {
    byte[] length = (content.length + ":").getBytes(StandardCharsets.US_ASCII);
    byte[] framed = new byte[length.length + content.length];
    System.arraycopy(length, 0, framed, 0, length.length);
    System.arraycopy(content, 0, framed, length.length, content.length);
    return framed;
  }
}
