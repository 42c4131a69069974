package org.kinbridge.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PolicyCasesTest {
  private static CaseRun run;

  @BeforeAll
  static void load() throws Exception {
    run = CaseRun.complete();
  }

  static List<PolicyCase> cases() {
    return PolicyCase.all();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void the_case_holds(PolicyCase one) throws Exception {
    assertThat(run.differences(one)).isEmpty();
  }

  @Test
  void there_are_at_least_forty() {
    assertThat(cases()).hasSizeGreaterThanOrEqualTo(40);
  }
}
