package org.kinbridge.policy.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kinbridge.policy.Policy;
import org.kinbridge.policy.pack.AlteredRows;
import org.kinbridge.policy.pack.PermitRow;
import org.kinbridge.policy.pack.PolicyVersion;
import org.kinbridge.policy.proof.PolicyProof.Result;
import org.kinbridge.policy.proof.PolicyProof.SeenRow;
import org.kinbridge.policy.proof.PolicyProof.SeenRule;
import org.kinbridge.policy.proof.Wall.When;

/** What a run over a policy of a few rows tells. */
class ProofRunTest {
  private static final int NEXT_TO_NONE = 100_003;

  private static PolicyProof over(List<PermitRow> rows, Wall... walls) throws Exception {
    PolicyVersion version = AlteredRows.only(Proving.VERSION, rows);
    Policy policy = new Policy(version, Proving.PROFILE);
    return new PolicyProof(version, policy, Proving.probe(), List.of(walls));
  }

  private static List<String> ofRules(Result result) {
    return result.faults().stream().filter(fault -> fault.startsWith("rule ")).toList();
  }

  private static List<String> ofOthers(Result result) {
    return result.faults().stream().filter(fault -> !fault.startsWith("rule ")).toList();
  }

  @Test
  void every_combination_is_decided() throws Exception {
    List<PermitRow> rows = Proving.rows("hcch-1996-31c");
    Result result = over(rows).run();
    assertThat(result.combinations()).isEqualTo(200);
    assertThat(result.rows())
        .containsExactly(new SeenRow("hcch-1996-31c", Combination.all(rows).getFirst().told()));
    assertThat(result.permitted()).isBetween(1, 200);
    assertThat(ofOthers(result)).isEmpty();
  }

  @Test
  void of_a_sample_the_first_of_each_row_is_decided_and_each_danger_twice() throws Exception {
    List<PermitRow> rows = Proving.rows("vital-interests-police", "public-task-guard");
    Result result = over(rows).run(NEXT_TO_NONE);
    assertThat(result.rows())
        .extracting(SeenRow::row)
        .containsExactly("vital-interests-police", "public-task-guard");
    assertThat(result.combinations()).isEqualTo(1 + 2);
    Result every = over(Proving.rows("hcch-1996-32a")).run(7);
    assertThat(every.combinations()).isEqualTo(58); // of 400
  }

  @Test
  void what_persons_may_settle_is_no_fault() throws Exception {
    Result result = over(Proving.rows("hcch-1996-31c-address")).run(7);
    assertThat(ofOthers(result)).isEmpty();
    assertThat(result.permitted()).isPositive();
  }

  @Test
  void each_rule_is_seen_or_told_as_asleep() throws Exception {
    Result result = over(Proving.rows("hcch-1996-32a")).run(NEXT_TO_NONE);
    assertThat(result.rules())
        .extracting(SeenRule::rule)
        .contains("R27-scan", "R11")
        .doesNotContain("R17");
    assertThat(ofRules(result)).anyMatch(fault -> fault.startsWith("rule R17: no combination "));
    assertThat(result.rules().size() + ofRules(result).size()).isEqualTo(Occasions.all().size());
  }

  @Test
  void a_row_in_the_shadow_of_another_is_told_with_it() throws Exception {
    PermitRow row = Proving.rows("hcch-1996-31c").getFirst();
    PermitRow twin =
        new PermitRow("twin", row.law(), row.grounds(), row.ends(), row.requires(), row.grant());
    Result result = over(List.of(row, twin)).run(NEXT_TO_NONE);
    assertThat(result.rows()).extracting(SeenRow::row).containsExactly("hcch-1996-31c");
    assertThat(ofOthers(result))
        .containsExactly(
            Combination.all(List.of(twin)).getFirst() + ": decided by row hcch-1996-31c",
            "row twin: no combination reaches it");
  }

  @Test
  void what_breaks_a_wall_is_told_once_and_of_many_the_first_twenty() throws Exception {
    List<PermitRow> rows = Proving.rows("hcch-1996-31c");
    Result result =
        over(
                rows,
                new Wall("kept", When.ALWAYS, List.of("no such word")),
                new Wall("broken", When.ALWAYS, List.of("resourceType")))
            .run(3);
    assertThat(ofOthers(result))
        .singleElement()
        .asString()
        .endsWith(": broken lets out resourceType");
    List<Wall> many = new ArrayList<>();
    for (int i = 0; i < 25; i++) {
      many.add(new Wall("w" + i, When.ALWAYS, List.of("resourceType")));
    }
    assertThat(ofOthers(over(rows, many.toArray(Wall[]::new)).run(7))).hasSize(20);
  }
}
