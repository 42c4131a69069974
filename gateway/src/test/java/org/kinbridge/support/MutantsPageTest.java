package org.kinbridge.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kinbridge.support.SurvivingMutants.Mutant;

/** What docs/mutants.md excuses is still there; whether it still survives, only Pitest can tell. */
class MutantsPageTest {
  private static final Path PAGE =
      Path.of(System.getProperty("kinbridge.docs", "../docs"), "mutants.md");
  private static final Path SOURCES = Path.of("src/main/java");

  @Test
  void each_excuse_stands_for_a_line_of_that_method_s_file() throws IOException {
    List<Mutant> excused = SurvivingMutants.excused(PAGE);
    assertThat(excused).isNotEmpty();
    for (Mutant mutant : excused) {
      assertThat(Files.readAllLines(SurvivingMutants.source(SOURCES, mutant.where())))
          .as(mutant.where())
          .anyMatch(line -> line.strip().equals(mutant.line()));
    }
  }

  @Test
  void none_is_excused_twice() throws IOException {
    assertThat(SurvivingMutants.excused(PAGE)).doesNotHaveDuplicates();
  }
}
