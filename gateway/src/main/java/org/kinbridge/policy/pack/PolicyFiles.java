package org.kinbridge.policy.pack;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.kinbridge.disclosure.AuthorityRole;
import org.kinbridge.disclosure.NodeId;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.json.CanonicalJson;
import org.kinbridge.policy.circumstance.Agreement;
import org.kinbridge.policy.circumstance.ConsentAge;
import org.kinbridge.policy.yaml.Faults;
import org.kinbridge.policy.yaml.YamlFile;
import org.kinbridge.policy.yaml.YamlMap;

/**
 * Reads the files of one policy version. What could not be read is left out: with a fault there is
 * no version.
 */
final class PolicyFiles {
  private final Path directory;
  private final Signatures signatures;
  private final Faults faults = new Faults();
  private final ObjectNode content = JsonNodeFactory.instance.objectNode();

  PolicyFiles(Path directory, Signatures signatures) {
    this.directory = directory;
    this.signatures = signatures;
  }

  PolicyVersion read() throws PolicyRefused {
    YamlMap classFile = file("classes.yaml").members("classes", "source", "asOf");
    dated(classFile);
    Map<String, ElementClass> classes = ClassReader.read(classFile);
    YamlMap rowFile =
        file("permits.yaml").members("rows", "evidence", "determines", "source", "asOf");
    dated(rowFile);
    List<PermitRow> rows = RowReader.read(rowFile, classes.keySet());
    Set<AuthorityRole> determines =
        Set.copyOf(some(rowFile, "determines", YamlMap.code(AuthorityRole.class)));
    Optional<Labels> labels = labels(file("labels.yaml"));
    YamlMap ages = file("ages.yaml").members("packs", "assent", "humanitarian-default");
    Optional<ConsentAge> assent = age(ages.neededMap("assent"), "assent");
    Optional<ConsentAge> standard =
        age(ages.neededMap("humanitarian-default"), "humanitarian-default");
    Map<NodeId, ConsentAge> packs = packs(ages);
    List<Agreement> agreements = agreements(PolicyVersion.dataClasses(classes.values()));
    if (faults.any() || labels.isEmpty() || standard.isEmpty() || assent.isEmpty()) {
      throw new PolicyRefused(faults.found());
    }
    Sha256 digest = Sha256.of(CanonicalJson.bytes(content));
    return new PolicyVersion(
        digest,
        rows,
        classes,
        labels.get(),
        new PolicyVersion.Ages(packs, standard.get(), assent.get()),
        determines,
        agreements,
        Optional.empty());
  }

  private YamlMap file(String name) {
    YamlMap file = YamlFile.read(directory.resolve(name), name, faults);
    content.set(name, YamlFile.json(file.node()));
    return file;
  }

  private Optional<Labels> labels(YamlMap file) {
    dated(file);
    file.members(
        "whereabouts",
        "reachable",
        "reporter",
        "material",
        "special",
        "sibling",
        "silent",
        "handling",
        "source",
        "asOf");
    YamlMap where = file.neededMap("whereabouts").members("labels", "elements", "relations");
    YamlMap reach = file.neededMap("reachable").members("relations", "authorities", "bases");
    YamlMap silent = file.neededMap("silent").members("labels", "elements");
    return Optional.of(
        new Labels(
            new Labels.Whereabouts(
                words(where, "labels"),
                some(where, "elements", ElementPath::parse),
                words(where, "relations")),
            new Labels.Reachable(
                words(reach, "relations"), words(reach, "authorities"), words(reach, "bases")),
            words(file, "reporter"),
            words(file, "material"),
            words(file, "special"),
            some(file, "sibling", ElementPath::parse),
            new Labels.Silent(
                words(silent, "labels"), some(silent, "elements", ElementPath::parse)),
            some(file, "handling", text -> text)));
  }

  private static Set<String> words(YamlMap map, String name) {
    return Set.copyOf(some(map, name, text -> text));
  }

  /** A list left out by mistake would protect nobody. */
  private static <T> List<T> some(YamlMap map, String name, Function<String, T> shape) {
    List<T> some = map.list(name, shape);
    if (some.isEmpty()) {
      map.wrong(name, "at least one is expected");
    }
    return some;
  }

  private Map<NodeId, ConsentAge> packs(YamlMap file) {
    Map<NodeId, ConsentAge> packs = new LinkedHashMap<>();
    for (YamlMap pack : file.maps("packs")) {
      Optional<NodeId> node = pack.needed("node", NodeId::new);
      Optional<ConsentAge> age = node.flatMap(state -> age(pack, state.value()));
      if (node.isPresent() && age.isPresent() && packs.put(node.get(), age.get()) != null) {
        pack.wrong("node", "two packs for one state");
      }
    }
    return packs;
  }

  private static Optional<ConsentAge> age(YamlMap pack, String law) {
    pack.members("node", "years", "law", "asOf");
    Optional<Integer> years = pack.needed("years", Integer::valueOf);
    Optional<String> source = pack.neededText("law");
    Optional<LocalDate> asOf = pack.needed("asOf", LocalDate::parse);
    if (years.isEmpty() || source.isEmpty() || asOf.isEmpty()) {
      return Optional.empty();
    }
    if (years.get() < 6 || years.get() > 21) {
      pack.wrong("years", "a consent age lies between 6 and 21 years");
      return Optional.empty();
    }
    return Optional.of(new ConsentAge(years.get(), law, source.get(), asOf.get()));
  }

  private List<Agreement> agreements(Set<String> classes) {
    List<Agreement> agreements = new ArrayList<>();
    for (String name : agreementFiles()) {
      AgreementReader.read(file(name), classes, signatures).ifPresent(agreements::add);
    }
    return agreements;
  }

  private List<String> agreementFiles() {
    Path folder = directory.resolve("agreements");
    if (!Files.isDirectory(folder)) {
      faults.add(Reason.MALFORMED_RECORD, "agreements", "the folder is missing");
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(path -> "agreements/" + path.getFileName())
          .filter(name -> name.endsWith(".yaml"))
          .sorted()
          .toList();
    } catch (IOException broken) {
      throw new UncheckedIOException("couldn't list agreements", broken);
    }
  }

  private static void dated(YamlMap file) {
    file.neededText("source");
    file.needed("asOf", LocalDate::parse);
  }

  static String word(String text) {
    if (!text.matches("[a-z0-9][a-z0-9-]{0,62}")) {
      throw new IllegalArgumentException("not a short word");
    }
    return text;
  }

  /** What the one word of a member means. */
  static <T> Function<String, T> only(String word, T meaning) {
    return text -> {
      if (!text.equals(word)) {
        throw new IllegalArgumentException("not the one word of this member");
      }
      return meaning;
    };
  }
}
