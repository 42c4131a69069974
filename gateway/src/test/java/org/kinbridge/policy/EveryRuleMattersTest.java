package org.kinbridge.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kinbridge.policy.pack.PermitRow;
import org.kinbridge.policy.pack.PolicyVersion;

/** A rule or row that may be switched off without a case failing is a rule that nobody tested. */
class EveryRuleMattersTest {
  private static CaseRun run;
  private static List<PolicyCase> cases;

  @BeforeAll
  static void load() throws Exception {
    run = CaseRun.complete();
    cases = PolicyCase.all();
  }

  static List<String> rules() {
    return RuleList.complete().ids();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rules")
  void without_the_rule_a_case_fails(String rule) throws Exception {
    CaseRun without = run.with(RuleList.complete().without(rule));
    List<String> failing = new ArrayList<>();
    for (PolicyCase one : cases) {
      if (one.rules().contains(rule) && fails(without, one)) {
        failing.add(one.name());
      }
    }
    assertThat(failing).as("cases that show what %s is good for", rule).isNotEmpty();
  }

  /** A decision that cannot even be made without the rule shows it as well as a wrong one. */
  private static boolean fails(CaseRun without, PolicyCase one) throws Exception {
    try {
      return !without.differences(one).isEmpty();
    } catch (java.util.NoSuchElementException noRowLeft) {
      return true;
    }
  }

  static List<String> rows() throws Exception {
    return PolicyVersion.load(PolicyCase.profiles()).rows().stream().map(PermitRow::id).toList();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void without_the_row_nothing_is_permitted_on_it(String row, @TempDir Path directory)
      throws Exception {
    Path policies = PolicyCase.copy(directory);
    Path permits = policies.resolve("permits.yaml");
    Files.writeString(permits, without(row, Files.readString(permits)));
    CaseRun without =
        new CaseRun(PolicyVersion.load(directory), run.profile(), run.translator(), run.rules());
    int permitted = 0;
    for (PolicyCase one : cases) {
      if (run.decide(one) instanceof Permitted permitted1
          && permitted1.explanation().policy().permitRow().orElseThrow().equals(row)) {
        permitted++;
        assertThat(without.decide(one)).as(one.name()).isInstanceOf(Refused.class);
      }
    }
    assertThat(permitted).as("cases that are permitted by %s", row).isPositive();
  }

  @Test
  void every_case_names_rules_that_exist() {
    List<String> known = new ArrayList<>(rules());
    known.addAll(List.of("R27-scan", "second-pass", "directory"));
    for (PolicyCase one : cases) {
      assertThat(known).as(one.name()).containsAll(one.rules());
    }
  }

  private static String without(String row, String permits) {
    int start = permits.indexOf("  - id: " + row);
    int end = permits.indexOf("  - id: ", start + 1);
    return permits.substring(0, start) + (end < 0 ? "" : permits.substring(end));
  }
}
