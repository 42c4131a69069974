package org.kinbridge.policy.rule.row;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.policy.Retold;
import org.kinbridge.policy.rule.Verdict;

class PermitRowAppliesTest {
  @Test
  void another_paper_is_not_the_one_that_the_row_asks_for() throws Exception {
    Retold asked = Retold.of("treaty-32a.json", "liya.json");
    assertThat(new PermitRowApplies().judge(asked.situation())).isInstanceOf(Verdict.Passed.class);
    Retold letter = asked.request("/basis/evidence/0/type", "'court-order'");
    assertThat(new PermitRowApplies().judge(letter.situation()))
        .isInstanceOfSatisfying(
            Verdict.Asks.class,
            asks ->
                assertThat(asks.asks())
                    .extracting(Verdict.Ask::reason)
                    .contains(Reason.MISSING_EVIDENCE));
  }
}
