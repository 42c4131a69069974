package org.kinbridge.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kinbridge.policy.pack.AlteredRows;
import org.kinbridge.policy.pack.PermitRow;
import org.kinbridge.policy.pack.PolicyVersion;

/**
 * A policy that lost or turned around one rule or one row is told from the right one by a story.
 */
class EveryVignetteMattersTest {
  @TempDir static Path directory;

  /** Which row decides on each. */
  private static final Map<String, String> ROWS = new HashMap<>();

  private static CaseRun run;
  private static List<Vignette> vignettes;

  @BeforeAll
  static void load() throws Exception {
    run = CaseRun.complete();
    vignettes = Vignette.all(run.version());
    for (Vignette one : vignettes) {
      run.decide(one.prepared())
          .explanation()
          .policy()
          .permitRow()
          .ifPresent(row -> ROWS.put(one.id(), row));
    }
  }

  @AfterAll
  static void let_go() {
    vignettes = List.of(); // hundreds of records
  }

  /** A policy with one thing wrong. */
  private record Mutant(String what, String hint, CaseRun run) {}

  static List<String> rules() {
    return RuleList.complete().ids();
  }

  static List<String> rows() throws Exception {
    return PolicyVersion.load(PolicyCase.profiles()).rows().stream().map(PermitRow::id).toList();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rules")
  void a_story_is_red_without_the_rule_and_one_with_it_turned_around(String rule) {
    for (Mutant mutant : ofRule(rule)) {
      assertThat(firstRed(mutant)).as(mutant.what()).isNotEmpty();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void a_story_is_red_without_the_row_and_one_with_it_turned_around(String row) throws Exception {
    for (Mutant mutant : ofRow(row)) {
      assertThat(firstRed(mutant)).as(mutant.what()).isNotEmpty();
    }
  }

  @Test
  @EnabledIfSystemProperty(named = "deep", matches = "true")
  void the_whole_matrix() throws Exception {
    List<Mutant> mutants = new ArrayList<>();
    for (String rule : rules()) {
      mutants.addAll(ofRule(rule));
    }
    for (String row : rows()) {
      mutants.addAll(ofRow(row));
    }
    Map<String, Long> red = new TreeMap<>();
    for (Mutant mutant : mutants) {
      red.put(mutant.what(), vignettes.stream().filter(one -> isRed(mutant, one)).count());
    }
    red.forEach((what, count) -> System.out.printf("%4d stories red: %s%n", count, what));
    assertThat(red).allSatisfy((what, count) -> assertThat(count).as(what).isPositive());
  }

  private static List<Mutant> ofRule(String rule) {
    return List.of(
        new Mutant(rule + " left out", rule, run.with(CaseRun.rulesWithout(rule))),
        new Mutant(rule + " turned around", rule, run.with(Inverted.of(rule))));
  }

  private static List<Mutant> ofRow(String row) throws Exception {
    return List.of(
        new Mutant(row + " left out", row, run.with(AlteredRows.without(run.version(), row))),
        new Mutant(
            row + " granting what it does not",
            row,
            run.with(AlteredRows.contrary(run.version(), row))));
  }

  /**
   * Stories that say they show the rule come first: where one of them is red, no more are asked.
   */
  private static List<String> firstRed(Mutant mutant) {
    List<Vignette> order = new ArrayList<>();
    vignettes.stream().filter(one -> shows(one, mutant.hint())).forEach(order::add);
    vignettes.stream().filter(one -> !shows(one, mutant.hint())).forEach(order::add);
    return order.stream().filter(one -> isRed(mutant, one)).map(Vignette::id).limit(1).toList();
  }

  private static boolean shows(Vignette one, String hint) {
    return one.rules().contains(hint) || hint.equals(ROWS.get(one.id()));
  }

  /** A decision that cannot even be made is as wrong as a wrong one. */
  private static boolean isRed(Mutant mutant, Vignette one) {
    try {
      return Score.of(one, mutant.run().decide(one.prepared())).isRed();
    } catch (NoSuchElementException | IllegalArgumentException | IllegalStateException failed) {
      return true;
    }
  }
}
