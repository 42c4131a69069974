package org.kinbridge.policy.rule.wall;

import org.kinbridge.disclosure.AuthorityRole;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.policy.rule.Gate;
import org.kinbridge.policy.rule.Verdict;
import org.kinbridge.policy.situation.Origin;
import org.kinbridge.policy.situation.Situation;

/** R09: that an asylum body writes to a state of origin tells the claim by itself. */
public final class AsylumBodySends implements Gate {
  @Override
  public String id() {
    return "R09-asylum-body";
  }

  @Override
  public Verdict judge(Situation situation) {
    return situation.sender().acting().role() == AuthorityRole.ASYLUM_BODY
            && situation.origin() == Origin.RECIPIENT
        ? Verdict.refuses(Reason.ASYLUM_ORIGIN_WALL, "/to")
        : Verdict.passed();
  }
}
