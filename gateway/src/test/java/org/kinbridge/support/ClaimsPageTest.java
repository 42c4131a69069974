package org.kinbridge.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each rule of the wire format that says MUST has a test, and the page says which. */
class ClaimsPageTest {
  private static final Pattern SECTION = Pattern.compile("## (\\d+)\\. .*");
  private static final Pattern RULE = Pattern.compile("(\\d+)\\. (.*)");

  private static Path folder(String name) {
    return Path.of(System.getProperty("kinbridge." + name, "../" + name));
  }

  /** Id to sentence, in the order of the page. */
  private static Map<String, String> claims() throws IOException {
    Map<String, String> claims = new TreeMap<>(ClaimsPageTest::inOrder);
    String section = "";
    String id = "";
    for (String line : Files.readAllLines(folder("docs").resolve("wire-format.md"))) {
      Matcher title = SECTION.matcher(line);
      Matcher rule = RULE.matcher(line);
      if (title.matches()) {
        section = title.group(1);
        id = "";
      } else if (rule.matches() && !section.isEmpty()) {
        id = "WIRE-" + section + "." + rule.group(1);
        claims.put(id, rule.group(2));
      } else if (!id.isEmpty() && !line.isBlank()) {
        claims.merge(id, line.strip(), (said, more) -> said + " " + more);
      }
    }
    claims.values().removeIf(said -> !said.contains("MUST"));
    claims.replaceAll((any, said) -> musts(said));
    return claims;
  }

  private static int inOrder(String one, String other) {
    return java.util.Arrays.compare(numbers(one), numbers(other));
  }

  private static int[] numbers(String id) {
    return Stream.of(id.substring("WIRE-".length()).split("\\."))
        .mapToInt(Integer::parseInt)
        .toArray();
  }

  /** The sentences of a rule that say MUST, without the rest of its tables. */
  private static String musts(String said) {
    List<String> sentences = new ArrayList<>();
    for (String sentence : said.split("(?<=[.;]) +|\\|")) {
      if (sentence.contains("MUST")) {
        sentences.add(sentence.strip());
      }
    }
    return String.join(" ", sentences);
  }

  /** Id to the tests that show it. */
  private static Map<String, TreeSet<String>> tests() throws Exception {
    Map<String, TreeSet<String>> tests = new TreeMap<>(ClaimsPageTest::inOrder);
    Path root = Path.of(Claim.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file :
          files.filter(path -> path.toString().endsWith("Test.class") || inner(path)).toList()) {
        String name = root.relativize(file).toString().replace('/', '.');
        Class<?> type =
            Class.forName(
                name.substring(0, name.length() - ".class".length()),
                false,
                Claim.class.getClassLoader());
        for (Method method : type.getDeclaredMethods()) {
          Claim claim = method.getAnnotation(Claim.class);
          if (claim != null) {
            for (String id : claim.value()) {
              tests.computeIfAbsent(id, first -> new TreeSet<>()).add(called(type, method));
            }
          }
        }
      }
    }
    return tests;
  }

  private static boolean inner(Path path) {
    return path.getFileName().toString().matches("\\w+Test\\$\\w+\\.class");
  }

  private static String called(Class<?> type, Method method) {
    Class<?> outermost = type;
    while (outermost.getEnclosingClass() != null) {
      outermost = outermost.getEnclosingClass();
    }
    return outermost.getSimpleName() + ": " + method.getName();
  }

  private static String page() throws Exception {
    StringBuilder page =
        new StringBuilder(
            """
            # What the wire format claims, and the tests that show it

            Each rule of [docs/wire-format.md](../docs/wire-format.md) that says MUST, under section and number, and the tests of
            this repository that fail when the gateway breaks it. Made by `ClaimsPageTest`; do not edit.

            | claim | says | shown by |
            |---|---|---|
            """);
    Map<String, TreeSet<String>> tests = tests();
    claims()
        .forEach(
            (id, said) ->
                page.append(
                    "| %s | %s | %s |\n"
                        .formatted(
                            id,
                            said,
                            String.join(
                                "<br>",
                                tests.getOrDefault(id, new TreeSet<>()).stream()
                                    .map(test -> "`" + test + "`")
                                    .toList()))));
    return page.toString();
  }

  @Test
  void every_rule_that_says_must_has_a_test_and_every_claim_is_such_a_rule() throws Exception {
    assertThat(claims()).hasSizeGreaterThan(10);
    assertThat(tests().keySet()).containsExactlyElementsOf(claims().keySet());
  }

  @Test
  void the_page_says_what_the_tests_claim() throws Exception {
    Path file = folder("conformance").resolve("claims.md");
    if (Boolean.getBoolean("regenerate")) {
      Files.writeString(file, page());
    }
    assertThat(Files.readString(file)).isEqualTo(page());
  }
}
