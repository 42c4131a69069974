package org.kinbridge;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A newcomer finds her way: no room is crowded, and no class, nor test, is longer than one sitting.
 */
class RoomsTest {
  private static final Path SOURCES = Path.of("src/main/java/org/kinbridge");
  private static final Path TESTS = Path.of("src/test/java/org/kinbridge");

  /** Classes of one package. The words are a dictionary: whoever looks one up knows its name. */
  private static final int CROWDED = 22;

  private static final int DICTIONARY = 32;
  private static final long LINES = 300;

  /** Still longer than that, and how long at most: a list that shrinks. */
  private static final Map<String, Long> STILL_LONGER =
      Map.of(
          "policy/circumstance/CircumstanceTest.java", 350L,
          "translate/AldmarkCourtTest.java", 333L,
          "policy/world/WorldTest.java", 318L,
          "policy/DecisionPropertiesTest.java", 307L);

  private static List<Path> classes(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> !file.endsWith("package-info.java"))
          .toList();
    }
  }

  private static long lines(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void no_room_is_crowded() throws IOException {
    Map<String, Long> rooms =
        classes(SOURCES).stream()
            .collect(
                groupingBy(file -> SOURCES.relativize(file.getParent()).toString(), counting()));
    assertThat(rooms).hasSizeGreaterThan(50);
    assertThat(rooms.remove("disclosure")).isLessThanOrEqualTo(DICTIONARY);
    assertThat(rooms).allSatisfy((room, size) -> assertThat(size).isLessThanOrEqualTo(CROWDED));
  }

  @Test
  void no_class_is_longer_than_one_sitting() throws IOException {
    assertThat(longer(SOURCES)).isEmpty();
  }

  @Test
  void no_test_is_longer_than_one_sitting() throws IOException {
    assertThat(longer(TESTS))
        .allSatisfy(
            (file, size) ->
                assertThat(size).isLessThanOrEqualTo(STILL_LONGER.getOrDefault(file, LINES)));
  }

  private static Map<String, Long> longer(Path folder) throws IOException {
    return classes(folder).stream()
        .filter(file -> lines(file) > LINES)
        .collect(toMap(file -> folder.relativize(file).toString(), RoomsTest::lines));
  }
}
