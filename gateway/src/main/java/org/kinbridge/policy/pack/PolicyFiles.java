package org.kinbridge.policy.pack;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.kinbridge.disclosure.AuthorityRole;
import org.kinbridge.disclosure.Fact;
import org.kinbridge.disclosure.Instrument;
import org.kinbridge.disclosure.LegalBasis;
import org.kinbridge.disclosure.NodeId;
import org.kinbridge.disclosure.Purpose;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.json.CanonicalJson;
import org.kinbridge.policy.circumstance.Agreement;
import org.kinbridge.policy.circumstance.ConsentAge;
import org.kinbridge.policy.pack.ElementClass.Part;
import org.kinbridge.policy.pack.ElementClass.People;
import org.kinbridge.policy.pack.PermitRow.Narrative;
import org.kinbridge.policy.pack.PermitRow.Requirement;
import org.kinbridge.policy.yaml.Faults;
import org.kinbridge.policy.yaml.YamlFile;
import org.kinbridge.policy.yaml.YamlMap;

/**
 * Reads the files of one policy version. What could not be read is left out: with a fault there is
 * no version.
 */
final class PolicyFiles {
  private static final String FRAME = "frame";
  private static final String NARRATIVE = "narrative";

  private final Path directory;
  private final Faults faults = new Faults();
  private final ObjectNode content = JsonNodeFactory.instance.objectNode();

  PolicyFiles(Path directory) {
    this.directory = directory;
  }

  PolicyVersion read() throws PolicyRefused {
    Map<String, ElementClass> classes =
        classes(file("classes.yaml").members("classes", "source", "asOf"));
    List<PermitRow> rows =
        rows(file("permits.yaml").members("rows", "source", "asOf"), classes.keySet());
    Optional<Labels> labels = labels(file("labels.yaml"));
    YamlMap ages = file("ages.yaml").members("packs", "humanitarian-default");
    Map<NodeId, ConsentAge> packs = packs(ages);
    Optional<ConsentAge> standard =
        age(ages.neededMap("humanitarian-default"), "humanitarian-default");
    List<Agreement> agreements = agreements(classes.keySet());
    if (faults.any() || labels.isEmpty() || standard.isEmpty()) {
      throw new PolicyRefused(faults.found());
    }
    Sha256 digest = Sha256.of(CanonicalJson.bytes(content));
    return new PolicyVersion(
        digest, rows, classes, labels.get(), packs, standard.get(), agreements);
  }

  private YamlMap file(String name) {
    YamlMap file = YamlFile.read(directory.resolve(name), name, faults);
    content.set(name, YamlFile.json(file.node()));
    return file;
  }

  private Map<String, ElementClass> classes(YamlMap file) {
    dated(file);
    Map<String, ElementClass> classes = new LinkedHashMap<>();
    YamlMap named = file.neededMap("classes");
    for (String name : named.keys()) {
      YamlMap parts = named.map(name);
      List<Part> read = new ArrayList<>();
      parts.keys().forEach(profile -> part(parts, profile).ifPresent(read::add));
      classes.put(name, new ElementClass(name, read));
    }
    for (String mandatory : List.of(FRAME, PolicyVersion.STATE_OF_ORIGIN)) {
      if (!classes.containsKey(mandatory)) {
        file.wrong("classes", "the class " + mandatory + " is mandatory");
      }
    }
    return classes;
  }

  private Optional<Part> part(YamlMap parts, String key) {
    ElementStep resource;
    try {
      resource = ElementStep.parse(key);
    } catch (IllegalArgumentException malformed) {
      parts.wrong(key, "a profile, or profile(code), is expected");
      return Optional.empty();
    }
    boolean selective =
        parts.value(key).orElseThrow() instanceof org.kinbridge.policy.yaml.YamlNode.Mapping;
    if (!selective) {
      List<ElementStep> elements = parts.list(key, ElementStep::parse);
      return Optional.of(new Part(resource.name(), resource.which(), Optional.empty(), elements));
    }
    YamlMap part = parts.map(key).members("people", "elements");
    Optional<People> people = part.neededCode("people", People.class);
    return Optional.of(
        new Part(
            resource.name(), resource.which(), people, part.list("elements", ElementStep::parse)));
  }

  private List<PermitRow> rows(YamlMap file, Set<String> classes) {
    dated(file);
    List<PermitRow> rows = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (YamlMap row : file.maps("rows")) {
      Optional<PermitRow> read = row(row, classes);
      if (read.isPresent() && !ids.add(read.get().id())) {
        row.wrong("id", "two rows have one id");
      }
      read.ifPresent(rows::add);
    }
    return rows;
  }

  private Optional<PermitRow> row(YamlMap row, Set<String> known) {
    row.members(
        "id",
        "purposes",
        "basis",
        "instrument",
        "article",
        "from",
        "to",
        "requires",
        "classes",
        NARRATIVE);
    Optional<String> id = row.needed("id", PolicyFiles::word);
    List<Purpose> purposes = row.list("purposes", YamlMap.code(Purpose.class));
    Optional<LegalBasis> basis = row.neededCode("basis", LegalBasis.class);
    Optional<Instrument> instrument = row.code("instrument", Instrument.class);
    boolean anyone =
        row.value("from").orElse(row.node())
                instanceof org.kinbridge.policy.yaml.YamlNode.Scalar(String text, String place)
            && text.equals("any");
    List<AuthorityRole> from =
        anyone ? List.of() : row.list("from", YamlMap.code(AuthorityRole.class));
    List<AuthorityRole> to = row.list("to", YamlMap.code(AuthorityRole.class));
    List<Requirement> requires = new ArrayList<>();
    row.maps("requires").forEach(requirement -> requirement(requirement).ifPresent(requires::add));
    List<String> classes = row.list("classes", text -> text);
    Optional<Narrative> narrative =
        row.needed(NARRATIVE, text -> truth(text) ? Narrative.ALLOWED : Narrative.NEVER);
    if (purposes.isEmpty() || to.isEmpty() || (!anyone && from.isEmpty())) {
      row.wrong("id", "a row names purposes, senders and recipients");
    }
    if (instrument.isEmpty() && row.has("article")) {
      row.wrong("article", "an article belongs to an instrument");
    }
    classes.stream()
        .filter(name -> !known.contains(name))
        .forEach(name -> row.wrong("classes", "no such class"));
    return id.isEmpty() || basis.isEmpty() || narrative.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new PermitRow(
                id.get(),
                Set.copyOf(purposes),
                basis.get(),
                instrument,
                row.text("article"),
                Set.copyOf(from),
                Set.copyOf(to),
                requires,
                classes,
                narrative.get()));
  }

  private static Optional<Requirement> requirement(YamlMap requirement) {
    requirement.members("fact", "in", "state", "unknown", "objection", "evidence", "consent");
    if (requirement.has("evidence")) {
      return requirement.needed("evidence", PolicyFiles::word).map(Requirement.Paper::new);
    }
    if (requirement.has("consent")) {
      return requirement
          .needed("consent", text -> only(text, "registered"))
          .map(yes -> new Requirement.RegisteredConsent());
    }
    Optional<Fact.Code> code = requirement.neededCode("fact", Fact.Code.class);
    boolean here = requirement.optional("state", text -> only(text, "recipient")).isPresent();
    boolean holds = requirement.optional("unknown", text -> only(text, "hold")).isPresent();
    boolean objection = requirement.optional("objection", text -> only(text, "stated")).isPresent();
    Set<String> in = Set.copyOf(requirement.list("in", text -> text));
    return code.map(fact -> new Requirement.StatedFact(fact, in, here, holds, objection));
  }

  private Optional<Labels> labels(YamlMap file) {
    dated(file);
    file.members(
        "whereabouts",
        "reachable",
        "reporter",
        "material",
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
                where.list("elements", ElementPath::parse),
                words(where, "relations")),
            new Labels.Reachable(
                words(reach, "relations"), words(reach, "authorities"), words(reach, "bases")),
            words(file, "reporter"),
            words(file, "material"),
            file.list("sibling", ElementPath::parse),
            new Labels.Silent(words(silent, "labels"), silent.list("elements", ElementPath::parse)),
            file.list("handling", text -> text)));
  }

  private static Set<String> words(YamlMap map, String name) {
    List<String> words = map.list(name, text -> text);
    if (words.isEmpty()) {
      map.wrong(name, "at least one is expected");
    }
    return Set.copyOf(words);
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
    Set<String> known = new HashSet<>(classes);
    known.add(NARRATIVE);
    List<Agreement> agreements = new ArrayList<>();
    for (String name : agreementFiles()) {
      AgreementReader.read(file(name), known).ifPresent(agreements::add);
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

  private static String only(String text, String word) {
    if (!text.equals(word)) {
      throw new IllegalArgumentException("not the one word of this member");
    }
    return text;
  }

  private static boolean truth(String text) {
    if (!text.equals("true") && !text.equals("false")) {
      throw new IllegalArgumentException("not true or false");
    }
    return text.equals("true");
  }
}
