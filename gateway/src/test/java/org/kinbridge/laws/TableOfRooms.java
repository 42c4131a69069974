package org.kinbridge.laws;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.joining;
import static org.kinbridge.laws.Vocabulary.ROOT;
import static org.kinbridge.laws.Vocabulary.name;
import static org.kinbridge.laws.Vocabulary.packageOf;
import static org.kinbridge.laws.Vocabulary.top;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Who may import whom, and which libraries: the rooms of the house and the walls between them. The
 * page renders this table.
 */
public final class TableOfRooms {
  /** A row: our packages and the libraries that a package and its sub-packages may import. */
  record Row(Set<String> ours, Set<String> libraries) {}

  private static final Map<String, Row> TABLE = new LinkedHashMap<>();

  static {
    row("disclosure", "", "");
    row("json", "disclosure", "Jackson");
    row("trust", "disclosure json", "Jackson-tree JCA Nimbus Bouncy-Castle Corretto");
    row("access", "disclosure json trust", "Jackson-tree JCA Nimbus");
    row("vault", "disclosure json trust", "JCA");
    row("profile", "disclosure json", "Jackson-tree");
    row("profile.frozen", "", "Jackson");
    row("translate", "disclosure json profile", "Jackson YAML");
    row("translate.source", "", "");
    row("translate.csv", "", "FastCSV");
    row("translate.xml", "", "StAX");
    row("translate.hl7", "", "HAPI-HL7v2");
    row("policy", "disclosure json profile", "Jackson-tree YAML");
    row("sign", "disclosure json policy trust", "Jackson-tree JCA Nimbus Bouncy-Castle");
    row("ledger", "disclosure json trust vault sign", "Jackson-tree JCA");
    row("release", "disclosure json profile policy vault sign ledger", "Jackson-tree");
    row(
        "seal",
        "disclosure json trust sign ledger release",
        "Jackson-tree JCA Nimbus Bouncy-Castle");
    row("deliver", "disclosure json trust vault sign ledger release seal", "Jackson-tree");
    row("deliver.https", "", "Vert.x");
    row("review", "disclosure json profile trust policy vault sign ledger deliver", "Jackson-tree");
    row(
        "flow",
        "disclosure json trust access vault profile translate policy sign ledger release seal"
            + " deliver review",
        "Jackson-tree");
    row("connect", "disclosure json trust policy deliver", "Jackson-tree JCA");
    row("connect.primero", "", "");
    row("connect.primero.api", "", "");
    row("connect.primero.form", "", "");
    row(
        "store",
        "disclosure json trust access vault policy ledger release deliver review flow",
        "JDBC Agroal Flyway embedded-PostgreSQL JBoss-Logging");
    row("print", "disclosure flow", "PDFBox ImageIO JBoss-Logging");
    row(
        "http",
        "disclosure json trust access profile translate policy sign ledger release deliver review"
            + " flow",
        "Jackson Quarkus Vert.x JBoss-Logging");
    row(
        "cli",
        "disclosure json trust access profile translate policy sign ledger release deliver review"
            + " flow connect",
        "Jackson picocli JBoss-Logging");
    row("cli.bulk", "", "");
    row("cli.workbook", "", "fastexcel");
    row(
        "wiring",
        "disclosure json trust access vault profile translate policy sign ledger release seal"
            + " deliver review flow connect store print http cli",
        "Jackson JCA Nimbus Bouncy-Castle Corretto JDBC Agroal Flyway embedded-PostgreSQL Quarkus"
            + " Vert.x picocli JBoss-Logging");
  }

  /** What every package may use. Of the JDK not: SQL, cryptography, digests (see the laws). */
  private static final List<String> PLAIN =
      List.of("java.", "javax.net.ssl.", "javax.security.auth.", "org.jspecify.annotations.");

  /** A library's name in the table, and the prefixes of its classes. */
  private static final Map<String, List<String>> LIBRARIES =
      Map.ofEntries(
          Map.entry(
              "Jackson-tree",
              List.of(
                  "com.fasterxml.jackson.core.JsonPointer",
                  "com.fasterxml.jackson.core.io.JsonStringEncoder",
                  "com.fasterxml.jackson.databind.JsonNode",
                  "com.fasterxml.jackson.databind.node.")),
          Map.entry("Jackson", List.of("com.fasterxml.jackson.")),
          Map.entry("YAML", List.of("com.fasterxml.jackson.", "org.yaml.snakeyaml.")),
          Map.entry("FastCSV", List.of("de.siegmar.fastcsv.")),
          Map.entry("StAX", List.of("javax.xml.")),
          Map.entry("HAPI-HL7v2", List.of("ca.uhn.hl7v2.")),
          Map.entry("JCA", List.of("javax.crypto.", "java.security.Signature")),
          Map.entry("Nimbus", List.of("com.nimbusds.")),
          Map.entry("Bouncy-Castle", List.of("org.bouncycastle.")),
          Map.entry("Corretto", List.of("com.amazon.corretto.")),
          Map.entry("JDBC", List.of("java.sql.", "javax.sql.", "org.postgresql.")),
          Map.entry("Agroal", List.of("io.agroal.")),
          Map.entry("Flyway", List.of("org.flywaydb.")),
          Map.entry(
              "embedded-PostgreSQL",
              List.of("io.zonky.", "org.apache.commons.compress.", "org.tukaani.xz.")),
          Map.entry("Vert.x", List.of("io.vertx.", "io.netty.")),
          Map.entry(
              "Quarkus",
              List.of(
                  "jakarta.",
                  "io.quarkus.",
                  "io.smallrye.",
                  "io.micrometer.",
                  "org.eclipse.microprofile.",
                  "org.jboss.resteasy.")),
          Map.entry("picocli", List.of("picocli.")),
          Map.entry("fastexcel", List.of("org.dhatim.fastexcel.")),
          Map.entry(
              "PDFBox",
              List.of("org.apache.pdfbox.", "org.apache.fontbox.", "org.apache.commons.logging.")),
          Map.entry("ImageIO", List.of("javax.imageio.")),
          Map.entry("JBoss-Logging", List.of("org.jboss.logging.")));

  /** Part of the JDK, and yet only where the table says so. */
  private static final List<String> LISTED_JDK =
      List.of("java.sql.", "javax.sql.", "javax.crypto.", "java.security.Signature");

  private TableOfRooms() {}

  static List<Law> laws() {
    return List.of(
        new Law(
            "a package imports what its row of the table lists",
            everyDependency("is listed", TableOfRooms::isListed),
            "lawless.policy.Lawless",
            "lawless.unheard.Of"),
        new Law(
            "a package uses the libraries its row lists: SQL in store, the framework at the"
                + " doors",
            everyDependency("is a listed library", TableOfRooms::isListedLibrary),
            "java.sql.Connection",
            "jakarta.inject.Inject",
            "javax.crypto.Mac",
            "java.security.Signature",
            "ObjectMapper"),
        new Law(
            "no cycle among packages, sub-packages included",
            slices().matching("org.kinbridge.(**)").should().beFreeOfCycles(),
            "Slice lawless.vault"));
  }

  private static void row(String name, String ours, String libraries) {
    TABLE.put(name, new Row(words(ours), words(libraries)));
  }

  private static Set<String> words(String text) {
    return new LinkedHashSet<>(
        Arrays.stream(text.split(" ")).filter(word -> !word.isEmpty()).toList());
  }

  /** The rows that speak for a package: its own and those it lies in. */
  private static List<Row> rows(JavaClass type) {
    return TABLE.entrySet().stream()
        .filter(row -> (packageOf(type) + ".").startsWith(row.getKey() + "."))
        .map(Map.Entry::getValue)
        .toList();
  }

  private static boolean isListed(Dependency dependency) {
    JavaClass target = dependency.getTargetClass().getBaseComponentType();
    if (!target.getName().startsWith(ROOT)) {
      return true;
    }
    JavaClass origin = dependency.getOriginClass();
    List<Row> rows = rows(origin);
    return !rows.isEmpty()
        && (top(packageOf(origin)).equals(top(packageOf(target)))
            || rows.stream().anyMatch(row -> row.ours().contains(top(packageOf(target)))));
  }

  private static boolean isListedLibrary(Dependency dependency) {
    JavaClass target = dependency.getTargetClass().getBaseComponentType();
    String name = target.getName();
    if (target.isPrimitive() || name.startsWith(ROOT)) {
      return true;
    }
    Stream<String> listed =
        rows(dependency.getOriginClass()).stream()
            .flatMap(row -> row.libraries().stream())
            .flatMap(library -> LIBRARIES.get(library).stream());
    return listed.anyMatch(name::startsWith)
        || (PLAIN.stream().anyMatch(name::startsWith)
            && LISTED_JDK.stream().noneMatch(name::startsWith));
  }

  private static ArchRule everyDependency(String words, Predicate<Dependency> holds) {
    return classes()
        .should(
            new ArchCondition<>("depend on nothing unless it " + words) {
              @Override
              public void check(JavaClass type, ConditionEvents events) {
                for (Dependency found : type.getDirectDependenciesFromSelf()) {
                  events.add(
                      new SimpleConditionEvent(type, holds.test(found), found.getDescription()));
                }
              }
            });
  }

  /** Each package of the table, and below it its rooms, whether or not they have a row. */
  public static String table() throws IOException {
    List<String> rooms = Packages.packages();
    return "| package | its promise | may import (ours) | libraries |\n|---|---|---|---|\n"
        + TABLE.keySet().stream()
            .filter(name -> !name.contains("."))
            .flatMap(
                top ->
                    rooms.stream().filter(room -> room.equals(top) || room.startsWith(top + ".")))
            .map(TableOfRooms::line)
            .collect(joining());
  }

  private static String line(String room) {
    Row row = TABLE.getOrDefault(room, new Row(Set.of(), Set.of()));
    return "| `%s` | %s | %s | %s |\n"
        .formatted(
            room,
            Packages.promise(room).orElse(""),
            cell(room, row.ours()),
            cell(room, row.libraries()).replace('-', ' '));
  }

  private static String cell(String name, Set<String> listed) {
    String own = listed.isEmpty() ? "–" : String.join(", ", listed);
    return name.contains(".") ? "as `" + top(name) + (listed.isEmpty() ? "`" : "`, " + own) : own;
  }
}
