package org.kinbridge.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kinbridge.support.SurvivingMutants.Mutant;
import org.kinbridge.support.SurvivingMutants.Open;

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

  @Test
  void what_nobody_has_looked_at_is_a_package_but_for_what_somebody_has() {
    Open open = Open.of("Before.\nNot looked at yet: `a`, `b.c`, but for `a.d` and `a.E`.\nAfter.");
    assertThat(List.of("a.B.m", "a.f.B.m", "b.c.D.m"))
        .map(MutantsPageTest::at)
        .allMatch(open::holds);
    assertThat(List.of("a.d.B.m", "a.E.m", "b.D.m", "ab.C.m"))
        .map(MutantsPageTest::at)
        .noneMatch(open::holds);
    assertThat(Open.of("Not looked at yet: `a`.").holds(at("a.d.B.m"))).isTrue();
    assertThat(Open.of("Nothing is left.").holds(at("a.B.m"))).isFalse();
  }

  private static Mutant at(String where) {
    return new Mutant(where, "Math", "");
  }
}
