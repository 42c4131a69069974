package org.kinbridge.support;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toList;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Holds Pitest's reports against docs/mutants.md: a mutant that no test kills has its reason there,
 * and a reason has its mutant.
 */
final class SurvivingMutants {
  private static final Pattern ROW =
      Pattern.compile("\\| `([\\w.<>]+)` \\| `(\\w+)` \\| `` ?(.*?) ?`` \\| (.{20,}) \\|");
  private static final Pattern LAMBDA = Pattern.compile("lambda\\$(\\w+)\\$\\d+");
  private static final Pattern OPEN =
      Pattern.compile("^Not looked at yet:(.*?)(, but for .*)?$", Pattern.MULTILINE);
  private static final Pattern NAME = Pattern.compile("`([\\w.]+)`");
  private static final String ROOT = "org.kinbridge.";
  private static final Set<String> SURVIVED = Set.of("SURVIVED", "NO_COVERAGE");
  private static final String BY_TIME = "TIMED_OUT";
  private static final Set<String> JUDGED = Set.of("KILLED", BY_TIME, "NON_VIABLE", "MEMORY_ERROR");

  /**
   * Where a mutant is, without numbers that every edit moves.
   *
   * @param where package below ours, outermost class, method
   * @param mutator Pitest's, without its last word
   * @param line what the source says there
   */
  record Mutant(String where, String mutator, String line) {
    String inType() {
      return where.substring(0, where.lastIndexOf('.'));
    }

    String inPackage() {
      return inType().substring(0, inType().lastIndexOf('.'));
    }

    @Override
    public String toString() {
      return "| `%s` | `%s` | `` %s `` |".formatted(where, mutator, line);
    }
  }

  private record Judged(Mutant mutant, String status) {}

  private SurvivingMutants() {}

  /** The mutants of the page. A row of its table that cannot be read is our own mistake. */
  static List<Mutant> excused(Path page) throws IOException {
    List<Mutant> mutants = new ArrayList<>();
    for (String line : Files.readAllLines(page)) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        mutants.add(new Mutant(row.group(1), row.group(2), row.group(3).replace("\\|", "|")));
      } else if (line.startsWith("| `")) {
        throw new IllegalStateException("a row that is none: " + line);
      }
    }
    return mutants;
  }

  /** Packages, with all below them, that the page confesses nobody has looked at yet. */
  record Open(Set<String> packages, Set<String> butFor) {
    static Open of(String page) {
      return new Open(names(page, 1), names(page, 2));
    }

    private static Set<String> names(String page, int part) {
      return OPEN.matcher(page)
          .results()
          .filter(line -> line.group(part) != null)
          .flatMap(line -> NAME.matcher(line.group(part)).results())
          .map(name -> name.group(1) + ".")
          .collect(toCollection(TreeSet::new));
    }

    boolean holds(Mutant mutant) {
      return packages.stream().anyMatch(mutant.where()::startsWith)
          && butFor.stream().noneMatch(mutant.where()::startsWith);
    }
  }

  /** The source file of a class, by its name below ours. */
  static Path source(Path sources, String where) {
    String type = where.replaceAll("\\.[^.]+$", "");
    return sources.resolve("org/kinbridge/" + type.replace('.', '/') + ".java");
  }

  /**
   * @param arguments the folder of all reports or of one, the page, the folder of the sources
   */
  public static void main(String[] arguments) throws IOException {
    Path sources = Path.of(arguments[2]);
    List<Judged> judged = new ArrayList<>();
    try (Stream<Path> reports = Files.walk(Path.of(arguments[0]))) {
      for (Path report : reports.filter(file -> file.endsWith("mutations.csv")).toList()) {
        for (String line : Files.readAllLines(report)) {
          judged.add(judged(sources, line.split(",")));
        }
      }
    }
    System.out.println(summary(judged));
    Path page = Path.of(arguments[1]);
    Open open = Open.of(Files.readString(page));
    List<Judged> closed = judged.stream().filter(one -> !open.holds(one.mutant())).toList();
    Set<String> problems = problems(closed, excused(page));
    problems.forEach(System.out::println);
    if (judged.isEmpty() || !problems.isEmpty()) {
      throw new IllegalStateException(
          "mutants that nobody judged, killed or explained: " + problems.size());
    }
  }

  /** file, class, mutator, method, line, status, killing test */
  private static Judged judged(Path sources, String[] of) throws IOException {
    String type = of[1].substring(ROOT.length()).replaceAll("\\$.*", "");
    Matcher lambda = LAMBDA.matcher(of[3]);
    String where = type + "." + (lambda.matches() ? lambda.group(1) : of[3]);
    String mutator = of[2].substring(of[2].lastIndexOf('.') + 1).replaceAll("Mutator.*", "");
    String line =
        Files.readAllLines(source(sources, where)).get(Integer.parseInt(of[4]) - 1).strip();
    return new Judged(new Mutant(where, mutator, line), of[5]);
  }

  private static Set<String> problems(List<Judged> judged, List<Mutant> excused) {
    Set<String> problems = new TreeSet<>();
    Set<Mutant> alive = statusIn(judged, SURVIVED);
    judged.stream()
        .filter(one -> !SURVIVED.contains(one.status()) && !JUDGED.contains(one.status()))
        .forEach(one -> problems.add("not judged (" + one.status() + "): " + one.mutant()));
    alive.stream()
        .filter(mutant -> !excused.contains(mutant))
        .forEach(mutant -> problems.add("survives without a reason: " + mutant));
    Set<String> types =
        judged.stream().map(one -> one.mutant().inType()).collect(toCollection(TreeSet::new));
    excused.stream()
        .filter(mutant -> types.contains(mutant.inType()) && !alive.contains(mutant))
        .forEach(mutant -> problems.add("has a reason and is killed: " + mutant));
    return problems;
  }

  private static Set<Mutant> statusIn(List<Judged> judged, Set<String> statuses) {
    return judged.stream()
        .filter(one -> statuses.contains(one.status()))
        .map(Judged::mutant)
        .collect(
            toCollection(() -> new TreeSet<>(java.util.Comparator.comparing(Mutant::toString))));
  }

  /** Those that ended by time are told apart: a slow machine may have ended them. */
  private static String summary(List<Judged> judged) {
    Map<String, List<String>> packages =
        judged.stream()
            .collect(
                groupingBy(
                    one -> one.mutant().inPackage(),
                    TreeMap::new,
                    mapping(Judged::status, toList())));
    StringBuilder summary = new StringBuilder("mutants:");
    packages.forEach(
        (name, statuses) -> {
          long alive = statuses.stream().filter(SURVIVED::contains).count();
          long byTime = statuses.stream().filter(BY_TIME::equals).count();
          summary.append(
              String.format(
                  Locale.ROOT,
                  "%n  %s %d: %d killed (%d by time), %d survive",
                  name,
                  statuses.size(),
                  statuses.size() - alive,
                  byTime,
                  alive));
        });
    return summary.toString();
  }
}
