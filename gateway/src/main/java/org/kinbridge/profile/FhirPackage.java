package org.kinbridge.profile;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.kinbridge.json.CanonicalJson;
import org.kinbridge.json.JsonRefused;
import org.kinbridge.json.StrictJson;
import org.kinbridge.json.StrictJson.Limits;

/**
 * The shared profiles as a FHIR NPM package, for tools that are not this one: definitions,
 * terminology, search parameters and the examples that conform. The same files make the same bytes.
 */
public final class FhirPackage {
  public static final String NAME = "kinbridge.shared";
  private static final String VERSION = "0.1.0";
  private static final String FOLDER = "package/";
  private static final String EXAMPLES = FOLDER + "example/";
  private static final String CANONICAL = "https://kinbridge.example/fhir";
  private static final List<String> INDEXED =
      List.of("id", "url", "version", "kind", "type", "content", "valueSet", "derivation");

  private final Map<String, byte[]> files = new TreeMap<>();

  private FhirPackage() {}

  /** Name and version, as registries write them into a file name. */
  public static String fileName() {
    return NAME + "-" + VERSION + ".tgz";
  }

  /**
   * The package as a gzipped tar archive.
   *
   * @throws IOException when a file of the profiles cannot be read
   */
  public static byte[] of(Path profilesDirectory) throws IOException {
    Path shared = requireNonNull(profilesDirectory, "profilesDirectory is null").resolve("shared");
    FhirPackage made = new FhirPackage();
    ArrayNode definitions = JsonNodeFactory.instance.arrayNode();
    for (String folder : List.of("structures", "terminology", "search")) {
      for (Path file : sorted(shared.resolve(folder))) {
        byte[] content = Files.readAllBytes(file);
        JsonNode resource = parse(content, file);
        String name = text(resource, "resourceType") + "-" + text(resource, "id") + ".json";
        made.add(FOLDER, name, content, definitions);
      }
    }
    ArrayNode examples = JsonNodeFactory.instance.arrayNode();
    for (Path file : sorted(shared.resolve("examples"))) {
      made.add(EXAMPLES, file.getFileName().toString(), Files.readAllBytes(file), examples);
    }
    made.files.put(FOLDER + ".index.json", index(definitions));
    made.files.put(EXAMPLES + ".index.json", index(examples));
    made.files.put(FOLDER + "package.json", manifest());
    return made.archive();
  }

  private void add(String folder, String name, byte[] content, ArrayNode index) {
    JsonNode resource = parse(content, Path.of(name));
    ObjectNode entry = index.addObject().put("filename", name);
    entry.put("resourceType", text(resource, "resourceType"));
    for (String member : INDEXED) {
      if (resource.path(member).isTextual()) {
        entry.put(member, text(resource, member));
      }
    }
    if (files.put(folder + name, content) != null) {
      throw new IllegalStateException("two files of the profiles are " + name);
    }
  }

  private static byte[] index(ArrayNode files) {
    ObjectNode index = JsonNodeFactory.instance.objectNode().put("index-version", 2);
    index.set("files", files);
    return CanonicalJson.bytes(index);
  }

  private static byte[] manifest() {
    ObjectNode manifest = JsonNodeFactory.instance.objectNode();
    manifest.put("name", NAME).put("version", VERSION).put("type", "fhir.ig");
    manifest.put("canonical", CANONICAL).put("url", CANONICAL).put("license", "Apache-2.0");
    manifest.put("title", "Kinbridge shared profiles").put("author", "Kinbridge");
    manifest.put("description", "Profiles by which two states exchange facts about a child.");
    manifest.putArray("fhirVersions").add("4.0.1");
    manifest.putObject("dependencies").put("hl7.fhir.r4.core", "4.0.1");
    return CanonicalJson.bytes(manifest);
  }

  private byte[] archive() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        Tar.file(out, file.getKey(), file.getValue());
      }
      Tar.end(out);
    }
    return bytes.toByteArray();
  }

  private static List<Path> sorted(Path directory) throws IOException {
    try (Stream<Path> all = Files.list(directory)) {
      return all.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
  }

  private static JsonNode parse(byte[] content, Path file) {
    try {
      return StrictJson.parse(content, Limits.DOCUMENT);
    } catch (JsonRefused refused) {
      throw new IllegalStateException("a file of the profiles is not JSON: " + file, refused);
    }
  }

  private static String text(JsonNode resource, String member) {
    return resource.path(member).asText("");
  }
}
