package org.kinbridge.policy.pack;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kinbridge.disclosure.AuthorityRole;
import org.kinbridge.disclosure.Fact;
import org.kinbridge.disclosure.Instrument;
import org.kinbridge.disclosure.LegalBasis;
import org.kinbridge.disclosure.Purpose;
import org.kinbridge.policy.pack.PermitRow.Ends;
import org.kinbridge.policy.pack.PermitRow.Grant;
import org.kinbridge.policy.pack.PermitRow.Grounds;
import org.kinbridge.policy.pack.PermitRow.Narrative;
import org.kinbridge.policy.pack.PermitRow.Place;
import org.kinbridge.policy.pack.PermitRow.Requirement;
import org.kinbridge.policy.pack.PermitRow.Waits;
import org.kinbridge.policy.request.Request.Statement;
import org.kinbridge.policy.yaml.YamlMap;
import org.kinbridge.policy.yaml.YamlNode;

/** Reads the permit rows. */
final class RowReader {
  private static final String NARRATIVE = "narrative";
  private static final String EVIDENCE = "evidence";

  /** How a paper of one kind is looked at. */
  private enum Looked {
    REFERRED,
    REGISTERED
  }

  private final Set<String> classes;
  private final Map<String, Looked> papers = new HashMap<>();

  private RowReader(Set<String> classes) {
    this.classes = Set.copyOf(classes);
  }

  /**
   * @param classes the element classes that a row may name
   */
  static List<PermitRow> read(YamlMap file, Set<String> classes) {
    return new RowReader(classes).rows(file);
  }

  private List<PermitRow> rows(YamlMap file) {
    YamlMap kinds = file.neededMap(EVIDENCE);
    for (String kind : kinds.keys()) {
      kinds.needed(kind, RowReader::looked).ifPresent(looked -> papers.put(kind, looked));
    }
    List<PermitRow> rows = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (YamlMap row : file.maps("rows")) {
      Optional<PermitRow> read = row(row);
      if (read.isPresent() && !ids.add(read.get().id())) {
        row.wrong("id", "two rows have one id");
      }
      read.ifPresent(rows::add);
    }
    return rows;
  }

  private Optional<PermitRow> row(YamlMap row) {
    row.members(
        "id",
        "law",
        "purposes",
        "basis",
        "instrument",
        "article",
        "from",
        "to",
        "requires",
        "classes",
        NARRATIVE,
        "waits");
    Optional<String> id = row.needed("id", PolicyFiles::word);
    Optional<String> law = row.neededText("law");
    Optional<Grounds> grounds = grounds(row);
    Ends ends = ends(row);
    List<Requirement> requires = new ArrayList<>();
    row.maps("requires").forEach(requirement -> requirement(requirement).ifPresent(requires::add));
    Optional<Grant> grant = grant(row);
    return id.isEmpty() || law.isEmpty() || grounds.isEmpty() || grant.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new PermitRow(id.get(), law.get(), grounds.get(), ends, requires, grant.get()));
  }

  private static Optional<Grounds> grounds(YamlMap row) {
    List<Purpose> purposes = row.list("purposes", YamlMap.code(Purpose.class));
    Optional<LegalBasis> basis = row.neededCode("basis", LegalBasis.class);
    Optional<Instrument> instrument = row.code("instrument", Instrument.class);
    if (purposes.isEmpty()) {
      row.wrong("purposes", "a row names its purposes");
    }
    if (instrument.isEmpty() && row.has("article")) {
      row.wrong("article", "an article belongs to an instrument");
    }
    return basis.map(
        lawful -> new Grounds(Set.copyOf(purposes), lawful, instrument, row.text("article")));
  }

  private static Ends ends(YamlMap row) {
    boolean anyone =
        row.value("from").orElse(row.node()) instanceof YamlNode.Scalar(String text, String place)
            && text.equals("any");
    List<AuthorityRole> from =
        anyone ? List.of() : row.list("from", YamlMap.code(AuthorityRole.class));
    List<AuthorityRole> to = row.list("to", YamlMap.code(AuthorityRole.class));
    if (to.isEmpty() || (!anyone && from.isEmpty())) {
      row.wrong("to", "a row names senders and recipients");
    }
    return new Ends(Set.copyOf(from), Set.copyOf(to));
  }

  private Optional<Grant> grant(YamlMap row) {
    List<String> named = row.list("classes", text -> text);
    Optional<Narrative> narrative =
        row.needed(NARRATIVE, text -> truth(text) ? Narrative.ALLOWED : Narrative.NEVER);
    Waits waits = row.code("waits", Waits.class).orElse(Waits.NOBODY);
    named.stream()
        .filter(name -> !classes.contains(name))
        .forEach(name -> row.wrong("classes", "no such class"));
    return narrative.map(allowed -> new Grant(named, allowed, waits));
  }

  private Optional<Requirement> requirement(YamlMap requirement) {
    requirement.members(
        "fact", "in", "state", "unknown", "objection", EVIDENCE, "consent", "statement");
    if (requirement.has(EVIDENCE)) {
      return requirement.needed(EVIDENCE, this::paper);
    }
    if (requirement.has("consent")) {
      return requirement.needed(
          "consent", PolicyFiles.only("registered", new Requirement.RegisteredConsent()));
    }
    if (requirement.has("statement")) {
      return requirement
          .neededCode("statement", Statement.Section.class)
          .map(Requirement.Written::new);
    }
    Optional<Fact.Code> code = requirement.neededCode("fact", Fact.Code.class);
    Place place = requirement.code("state", Place.class).orElse(Place.NONE);
    boolean holds = requirement.optional("unknown", PolicyFiles.only("hold", true)).orElse(false);
    boolean objection =
        requirement.optional("objection", PolicyFiles.only("stated", true)).orElse(false);
    Set<String> in = Set.copyOf(requirement.list("in", text -> text));
    return code.map(fact -> new Requirement.StatedFact(fact, in, place, holds, objection));
  }

  private Requirement paper(String kind) {
    Looked looked = papers.get(kind);
    if (looked == null) {
      throw new IllegalArgumentException("no such kind of evidence");
    }
    return switch (looked) {
      case REFERRED -> new Requirement.Paper(kind);
      case REGISTERED -> new Requirement.RegisteredOrder(kind);
    };
  }

  private static Looked looked(String text) {
    return switch (text) {
      case "referred" -> Looked.REFERRED;
      case "registered" -> Looked.REGISTERED;
      default -> throw new IllegalArgumentException("referred or registered is expected");
    };
  }

  private static boolean truth(String text) {
    if (!text.equals("true") && !text.equals("false")) {
      throw new IllegalArgumentException("not true or false");
    }
    return text.equals("true");
  }
}
