package org.kinbridge.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A rule that may be switched off, or around, without a case failing is a rule nobody tested. */
class EveryRuleMattersTest {
  private static CaseRun run;
  private static List<Prepared> cases;

  @BeforeAll
  static void load() throws Exception {
    run = CaseRun.complete();
    cases = Prepared.all(run.version());
  }

  @AfterAll
  static void let_go() {
    cases = List.of(); // hundreds of records
  }

  static List<String> rules() {
    return RuleList.complete().ids();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rules")
  void without_the_rule_a_case_fails(String rule) {
    assertThat(failing(rule, CaseRun.rulesWithout(rule)))
        .as("a case that shows what %s is good for", rule)
        .isPresent();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rules")
  void with_the_rule_turned_around_a_case_fails(String rule) {
    assertThat(failing(rule, Inverted.of(rule)))
        .as("a case that shows where %s stops", rule)
        .isPresent();
  }

  private static Optional<Prepared> failing(String rule, RuleList rules) {
    CaseRun other = run.with(rules);
    return cases.stream()
        .filter(one -> one.one().rules().contains(rule))
        .filter(one -> fails(other, one))
        .findFirst();
  }

  /** A decision that cannot even be made so shows it as well as a wrong one. */
  private static boolean fails(CaseRun other, Prepared one) {
    try {
      return !other.differences(one).isEmpty();
    } catch (NoSuchElementException | IllegalArgumentException cannotBeMade) {
      return true;
    }
  }

  @Test
  void every_case_names_rules_that_exist() {
    List<String> known = new ArrayList<>(rules());
    known.addAll(List.of("R27-scan", "second-pass", "directory", Remainder.ID));
    for (Prepared one : cases) {
      assertThat(known).as(one.one().name()).containsAll(one.one().rules());
    }
  }
}
