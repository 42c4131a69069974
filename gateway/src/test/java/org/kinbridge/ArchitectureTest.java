package org.kinbridge;

import static com.tngtech.archunit.lang.conditions.ArchConditions.dependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.kinbridge.disclosure.Owned;
import org.kinbridge.disclosure.Personal;

/**
 * The law: what each package may import, and the few things only some of them may do.
 *
 * <p>There is no list of exceptions and no suppression. Who needs to break a law changes it here,
 * in the same commit, with a record in {@code docs/decisions}. Each law is shown to be able to fail
 * by the classes in {@code org.kinbridge.lawless}, which break it.
 */
class ArchitectureTest {
  private static final String ROOT = "org.kinbridge.";
  private static final String LAWLESS = ROOT + "lawless.";

  // ---------------------------------------------------------------- the table

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
            + " deliver review flow connect store http cli",
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
          Map.entry("JBoss-Logging", List.of("org.jboss.logging.")));

  /** Part of the JDK, and yet only where the table says so. */
  private static final List<String> LISTED_JDK =
      List.of("java.sql.", "javax.sql.", "javax.crypto.", "java.security.Signature");

  // ------------------------------------------------------------- short lists

  /** May open a {@link Personal}. Each line is a place that a reviewer of privacy reads. */
  private static final Set<String> REVEAL =
      Set.of(
          "connect.NodeDoor",
          "connect.NodeRegister",
          "connect.primero.form.Composing",
          "flow.sending.Authorisation",
          "flow.deciding.Deciding",
          "flow.standing.PersonReader",
          "flow.trial.Rehearsal",
          "flow.proof.OpenWithheld",
          "ledger.entry.EntrySealing",
          "policy.Staying",
          "policy.circumstance.PairwiseIds",
          "policy.minimise.Additions",
          "policy.request.RequestWriter",
          "policy.residual.Joined",
          "policy.rule.override.NamesInText",
          "policy.situation.SamePerson",
          "sign.withheld.Closed",
          "sign.withheld.ElementOpening",
          "sign.withheld.Leaves");

  /** Proofs: made by their own stage and nobody else, so holding one says that the stage ran. */
  private static final Set<String> PROOFS =
      Set.of(
          "access.AuthenticatedClient",
          "access.person.AuthenticatedPerson",
          "ledger.Committed",
          "policy.Permitted",
          "profile.SharedRecord",
          "release.Released",
          "seal.Opened",
          "seal.SealedEnvelope",
          "sign.SignedMessage",
          "sign.Verified",
          "trust.AuthenticatedPartner");

  /** Hand out the tree of a shared record. */
  private static final Set<String> RECORDS =
      Set.of("profile.Draft", "profile.SharedRecord", "policy.Permitted", "seal.Opened");

  /**
   * Doors render what stages answer, and call only these; the endpoints call the stories through
   * the interfaces of {@code flow} alone. The command line may also ask the stages that are pure
   * functions of files: what it prints changes nothing anywhere.
   */
  private static final Map<String, Set<String>> DOORS =
      Map.of(
          "http", Set.of("review", "access", "trust"),
          "cli",
              Set.of(
                  "flow",
                  "review",
                  "access",
                  "trust",
                  "profile",
                  "translate",
                  "policy",
                  "connect"));

  private static final Set<String> WORDS = Set.of("disclosure", "json");

  private static final Set<String> NULL_AT_THE_EDGE = Set.of("store", "http", "cli", "wiring");

  /** How a frozen tree becomes one that can be changed. */
  private static final Set<String> TREE_COPY =
      Set.of("deepCopy", "setAll", "addAll", "without", "withoutEmptyNonNull", "retain");

  private static final Pattern CLOCK_OR_CHANCE =
      Pattern.compile(
          """
          java\\.time\\.\\w+\\.now\\((?!java\\.time\\.Clock).*
          |java\\.time\\.(Clock|InstantSource)\\.(system|tick\\w).*
          |java\\.lang\\.System\\.(currentTimeMillis|getenv)\\(.*
          |java\\.util\\.UUID\\.randomUUID\\(.*
          |java\\.lang\\.Math\\.random\\(.*
          |java\\.util\\.concurrent\\.ThreadLocalRandom\\.current\\(.*
          |java\\.(util|security)\\.\\w*Random\\.(<init>|getInstance\\w*)\\(.*\
          """,
          Pattern.COMMENTS);

  // ---------------------------------------------------------------- the laws

  /** A rule and what its report must name when it is asked about {@code org.kinbridge.lawless}. */
  record Law(String says, ArchRule rule, String... broken) {}

  private static final List<Law> LAWS =
      List.of(
          new Law(
              "a package imports what its row of the table lists",
              everyDependency("is listed", ArchitectureTest::isListed),
              "lawless.policy.Lawless",
              "lawless.unheard.Of"),
          new Law(
              "a package uses the libraries its row lists: SQL in store, the framework at the"
                  + " doors",
              everyDependency("is a listed library", ArchitectureTest::isListedLibrary),
              "java.sql.Connection",
              "jakarta.inject.Inject",
              "javax.crypto.Mac",
              "java.security.Signature",
              "ObjectMapper"),
          new Law(
              "no cycle among packages, sub-packages included",
              slices().matching("org.kinbridge.(**)").should().beFreeOfCycles(),
              "Slice lawless.vault"),
          new Law(
              "a digest is computed by disclosure.Sha256",
              noClasses()
                  .that(are("not Sha256", type -> !file(type).equals("disclosure.Sha256")))
                  .should()
                  .accessTargetWhere(
                      access(
                          "MessageDigest other than isEqual",
                          call ->
                              owner(call).equals("java.security.MessageDigest")
                                  && !call.getName().equals("isEqual"))),
              "MessageDigest.getInstance"),
          // A record's tree is frozen at run time (profile.frozen.FrozenTree), so whoever changes
          // one
          // copies
          // it first. JSON of one's own, such as a manifest or an answer, anybody may build.
          new Law(
              "only translate and policy change a record's tree",
              noClasses()
                  .that(are("outside translate, policy", type -> !in(type, "translate", "policy")))
                  .and(are("at hand of a record", ArchitectureTest::seesARecord))
                  .should()
                  .accessTargetWhere(access("a copy of a tree", ArchitectureTest::copiesTree)),
              "lawless.sign.Lawless"),
          new Law(
              "clocks, randomness and environment are chosen in wiring",
              noClasses()
                  .that(are("outside wiring", type -> !in(type, "wiring")))
                  .should()
                  .accessTargetWhere(
                      access(
                          "clock, randomness or environment",
                          call ->
                              CLOCK_OR_CHANCE.matcher(call.getTarget().getFullName()).matches())),
              "java.time.Instant.now()",
              "Clock.systemUTC()",
              "UUID.randomUUID()",
              "System.getenv(",
              "SecureRandom.<init>()"),
          new Law(
              "mutable state is in classes that say who owns it and under which lock",
              fields()
                  .that(
                      DescribedPredicate.describe(
                          "are not final",
                          (JavaField field) ->
                              !field.getModifiers().contains(JavaModifier.FINAL)
                                  && !filledByPicocli(field)))
                  .should()
                  .beDeclaredInClassesThat(are("are @Owned", ArchitectureTest::isOwned))
                  .allowEmptyShould(true),
              "lawless.ledger.Lawless.count"),
          new Law(
              "a Personal is opened only where REVEAL says so",
              noClasses()
                  .that(are("not listed", type -> !REVEAL.contains(file(type))))
                  .should()
                  .accessTargetWhere(
                      access(
                          "Personal.reveal",
                          call ->
                              owner(call).equals(Personal.class.getName())
                                  && call.getName().equals("reveal"))),
              "lawless.flow.Lawless"),
          new Law(
              "a proof is made by its own stage only",
              classes()
                  .that(are("proofs", type -> PROOFS.contains(name(type))))
                  .should(bePrivateToTheirStage())
                  .allowEmptyShould(true),
              "lawless.seal.SealedEnvelope is not final",
              "lawless.seal.SealedEnvelope has a public constructor",
              "lawless.seal.SealedEnvelope has a public factory"),
          new Law(
              "store keeps plain values: a proof is earned again, never read back",
              noClasses()
                  .that(are("in store", type -> in(type, "store")))
                  .should(dependOnClassesThat(are("proofs", type -> isStageProof(type)))),
              "lawless.store.Lawless"),
          new Law(
              "doors call the stories, not the stages: of a stage they read results",
              noClasses()
                  .that(are("doors", type -> DOORS.containsKey(top(packageOf(type)))))
                  .should()
                  .accessTargetWhere(access("a stage at work", ArchitectureTest::isStageAtWork)),
              "lawless.http.Lawless"));

  @TestFactory
  Stream<DynamicTest> the_gateway_keeps_the_law() {
    JavaClasses gateway = importing(Owned.class, "org/kinbridge/");
    return LAWS.stream()
        .map(law -> DynamicTest.dynamicTest(law.says(), () -> law.rule().check(gateway)));
  }

  @TestFactory
  Stream<DynamicTest> each_law_can_fail() {
    JavaClasses lawless = importing(ArchitectureTest.class, "org/kinbridge/lawless/");
    return LAWS.stream()
        .map(
            law ->
                DynamicTest.dynamicTest(
                    law.says(),
                    () ->
                        assertThat(law.rule().evaluate(lawless).getFailureReport().toString())
                            .contains(law.broken())));
  }

  // --------------------------------------------------- packages and the page

  @Test
  void each_package_states_its_promise_and_its_trust() throws IOException {
    List<String> silent = new ArrayList<>();
    for (String name : packages()) {
      String source = packageInfo(name).map(ArchitectureTest::read).orElse("");
      boolean top = !name.contains(".");
      if (promise(name).isEmpty()
          || (top && !source.contains("<p>Trust: "))
          || (!NULL_AT_THE_EDGE.contains(top(name)) && !source.contains("@NullMarked\npackage "))) {
        silent.add(name);
      }
    }
    assertThat(silent)
        .as("package-info.java: a promise, then '<p>Trust: …', @NullMarked unless at the edge")
        .isEmpty();
  }

  /** Written anew with {@code -Dgolden=write}. */
  @Test
  void the_table_in_the_documentation_is_this_table() throws IOException {
    Path page = Path.of(System.getProperty("kinbridge.docs"), "architecture.md");
    Pattern section =
        Pattern.compile("(<!-- table:begin -->\n).*?(<!-- table:end -->)", Pattern.DOTALL);
    String written = Files.readString(page);
    String table = table();
    String rendered =
        section.matcher(written).replaceFirst(found -> found.group(1) + table + found.group(2));
    if ("write".equals(System.getProperty("golden"))) {
      Files.writeString(page, rendered);
    }
    assertThat(Files.readString(page)).as("run this test with -Dgolden=write").isEqualTo(rendered);
  }

  /** Each package of the table, and below it its rooms, whether or not they have a row. */
  private static String table() throws IOException {
    List<String> rooms = packages();
    return "| package | its promise | may import (ours) | libraries |\n|---|---|---|---|\n"
        + TABLE.keySet().stream()
            .filter(name -> !name.contains("."))
            .flatMap(
                top ->
                    rooms.stream().filter(room -> room.equals(top) || room.startsWith(top + ".")))
            .map(ArchitectureTest::line)
            .collect(joining());
  }

  private static String line(String room) {
    Row row = TABLE.getOrDefault(room, new Row(Set.of(), Set.of()));
    return "| `%s` | %s | %s | %s |\n"
        .formatted(
            room,
            promise(room).orElse(""),
            cell(room, row.ours()),
            cell(room, row.libraries()).replace('-', ' '));
  }

  private static String cell(String name, Set<String> listed) {
    String own = listed.isEmpty() ? "–" : String.join(", ", listed);
    return name.contains(".") ? "as `" + top(name) + (listed.isEmpty() ? "`" : "`, " + own) : own;
  }

  /** The first sentence or paragraph of the package's comment, on one line. */
  private static Optional<String> promise(String name) {
    return packageInfo(name)
        .map(ArchitectureTest::read)
        .map(Pattern.compile("^/\\*\\*\\s(.*?)(\n \\*\\s*\n|\\*/)", Pattern.DOTALL)::matcher)
        .filter(Matcher::find)
        .map(found -> found.group(1).replaceAll("\\s*\n?\\s\\*\\s", " ").strip())
        .map(text -> text.replaceAll("\\{@\\w+ ([^}]*)}", "`$1`").replace("|", "\\|"))
        .filter(text -> !text.isEmpty());
  }

  // ------------------------------------------------------------ the predicates

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

  private static boolean seesARecord(JavaClass type) {
    return type.getDirectDependenciesFromSelf().stream()
        .anyMatch(dependency -> RECORDS.contains(file(dependency.getTargetClass())));
  }

  private static boolean copiesTree(JavaAccess<?> call) {
    return owner(call).startsWith("com.fasterxml.jackson.databind.")
        && TREE_COPY.contains(call.getName());
  }

  private static boolean filledByPicocli(JavaField field) {
    return field.getAnnotations().stream()
        .anyMatch(found -> found.getRawType().getName().startsWith("picocli."));
  }

  private static boolean isOwned(JavaClass type) {
    return type.isAnnotatedWith(Owned.class)
        || type.getEnclosingClass().filter(ArchitectureTest::isOwned).isPresent();
  }

  private static boolean isStageProof(JavaClass type) {
    return PROOFS.contains(name(type)) && !name(type).contains(".Authenticated");
  }

  private static boolean isStageAtWork(JavaAccess<?> call) {
    String door = top(packageOf(call.getOriginOwner()));
    JavaClass target = call.getTargetOwner();
    String stage = target.getName().startsWith(ROOT) ? top(packageOf(target)) : door;
    boolean result =
        target.isRecord()
            || target.isEnum()
            || target.isInterface()
            || target.isAssignableTo(Throwable.class);
    return !result
        && !stage.equals(door)
        && !WORDS.contains(stage)
        && !DOORS.getOrDefault(door, Set.of()).contains(stage);
  }

  private static ArchCondition<JavaClass> bePrivateToTheirStage() {
    return new ArchCondition<>("be final, with no public constructor or factory") {
      @Override
      public void check(JavaClass proof, ConditionEvents events) {
        deny(proof, events, !proof.getModifiers().contains(JavaModifier.FINAL), "is not final");
        deny(
            proof,
            events,
            proof.getConstructors().stream()
                .anyMatch(made -> made.getModifiers().contains(JavaModifier.PUBLIC)),
            "has a public constructor");
        deny(
            proof,
            events,
            proof.getMethods().stream().anyMatch(ArchitectureTest::isPublicFactory),
            "has a public factory");
      }
    };
  }

  private static void deny(JavaClass type, ConditionEvents events, boolean broken, String fact) {
    events.add(new SimpleConditionEvent(type, !broken, type.getName() + " " + fact));
  }

  private static boolean isPublicFactory(JavaMethod method) {
    return method.getModifiers().containsAll(Set.of(JavaModifier.PUBLIC, JavaModifier.STATIC))
        && method.getRawReturnType().equals(method.getOwner());
  }

  // ---------------------------------------------------------------- the words

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

  private static DescribedPredicate<JavaClass> are(String words, Predicate<JavaClass> holds) {
    return DescribedPredicate.describe(words, holds);
  }

  private static <T extends JavaAccess<?>> DescribedPredicate<T> access(
      String words, Predicate<JavaAccess<?>> holds) {
    return DescribedPredicate.describe(words, holds);
  }

  private static JavaClasses importing(Class<?> beside, String folder) {
    String classes = beside.getProtectionDomain().getCodeSource().getLocation().getPath();
    return new ClassFileImporter().importPath(Path.of(classes, folder));
  }

  private static boolean in(JavaClass type, String... packages) {
    return Arrays.asList(packages).contains(top(packageOf(type)));
  }

  /** {@code policy.request}: without the root, or the root of the fixtures. */
  private static String packageOf(JavaClass type) {
    String name = type.getPackageName() + ".";
    String own =
        name.startsWith(LAWLESS) ? name.substring(LAWLESS.length()) : name.substring(ROOT.length());
    return own.isEmpty() ? "" : own.substring(0, own.length() - 1);
  }

  private static String top(String name) {
    return name.contains(".") ? name.substring(0, name.indexOf('.')) : name;
  }

  /** {@code profile.SharedRecord}, {@code policy.Permitted$Terms}. */
  private static String name(JavaClass type) {
    return type.getName().startsWith(ROOT)
        ? packageOf(type) + type.getName().substring(type.getPackageName().length())
        : type.getName();
  }

  /** The class that a reader looks for: of a nested class the outermost. */
  private static String file(JavaClass type) {
    return name(type).split("\\$")[0];
  }

  private static String owner(JavaAccess<?> access) {
    return access.getTargetOwner().getName();
  }

  // --------------------------------------------------------------- the sources

  private static final Path SOURCES = Path.of("src/main/java/org/kinbridge");

  private static List<String> packages() throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .map(file -> SOURCES.relativize(file.getParent()).toString().replace('/', '.'))
          .distinct()
          .sorted()
          .toList();
    }
  }

  private static Optional<Path> packageInfo(String name) {
    return Optional.of(SOURCES.resolve(name.replace('.', '/')).resolve("package-info.java"))
        .filter(Files::exists);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
