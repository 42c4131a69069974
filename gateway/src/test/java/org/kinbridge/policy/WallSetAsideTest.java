package org.kinbridge.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.kinbridge.policy.pack.AlteredRows;
import org.kinbridge.policy.pack.PolicyVersion;
import org.kinbridge.policy.proof.PolicyProof;
import org.kinbridge.policy.rule.Gate;
import org.kinbridge.policy.rule.Settler;
import org.kinbridge.policy.rule.Verdict;
import org.kinbridge.policy.situation.Situation;

/** A wall that asks instead of refusing is found by the persons who say yes to it. */
class WallSetAsideTest {
  private static final String WALL = "R12";

  private record Yielding(Gate wall) implements Gate {
    @Override
    public String id() {
      return wall.id();
    }

    @Override
    public Verdict judge(Situation situation) {
      return wall.judge(situation) instanceof Verdict.Refuses(Verdict.Ask why, var uses)
          ? new Verdict.Asks(
              List.of(new Verdict.Ask(why.reason(), why.pointer(), why.text(), Settler.APPROVER)),
              uses)
          : Verdict.passed();
    }
  }

  private static List<String> faults(RuleList rules) throws Exception {
    CaseRun run = CaseRun.complete();
    PolicyVersion version =
        AlteredRows.only(
            run.version(),
            run.version().rows().stream().filter(row -> row.id().equals("hcch-1996-31c")).toList());
    Policy policy = new Policy(version, run.profile(), rules);
    return PolicyProof.of(version, policy, run.profile(), PolicyCase.profiles()).run(3).faults();
  }

  @Test
  void persons_who_set_a_wall_aside_are_told_of_with_what_then_leaves() throws Exception {
    RuleList all = RuleList.complete();
    RuleList yielding =
        new RuleList(
            all.gates().stream()
                .map(gate -> gate.id().equals(WALL) ? new Yielding(gate) : gate)
                .toList(),
            all.redactions());
    assertThat(faults(yielding))
        .anyMatch(fault -> fault.endsWith(": persons set aside R12, which nobody may"))
        .anyMatch(fault -> fault.endsWith(": danger-determined lets out a document"));
    assertThat(faults(all))
        .noneMatch(fault -> fault.contains("set aside") || fault.contains("lets out"));
  }
}
