package org.kinbridge.policy.rule.row;

import java.util.List;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.policy.circumstance.Scale;
import org.kinbridge.policy.rule.Gate;
import org.kinbridge.policy.rule.Settler;
import org.kinbridge.policy.rule.Verdict;
import org.kinbridge.policy.rule.Verdict.Ask;
import org.kinbridge.policy.situation.Situation;

/** What is sent about many children at once waits for a second person, each of it. */
public final class BatchSize implements Gate {
  @Override
  public String id() {
    return "batch-size";
  }

  @Override
  public Verdict judge(Situation situation) {
    return situation.circumstances().scale() == Scale.MANY
        ? new Verdict.Asks(
            List.of(new Ask(Reason.BATCH_SIZE, "", Reason.BATCH_SIZE.sentence(), Settler.APPROVER)),
            List.of())
        : Verdict.passed();
  }
}
