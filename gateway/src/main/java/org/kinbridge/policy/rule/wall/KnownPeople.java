package org.kinbridge.policy.rule.wall;

import org.kinbridge.disclosure.Reason;
import org.kinbridge.policy.rule.Gate;
import org.kinbridge.policy.rule.Verdict;
import org.kinbridge.policy.situation.Situation;

/**
 * The request speaks of the child of the record, and the person who asks belongs to the authority
 * that sends.
 */
public final class KnownPeople implements Gate {
  @Override
  public String id() {
    return "known-people";
  }

  @Override
  public Verdict judge(Situation situation) {
    if (situation.childHandle().isEmpty()) {
      return Verdict.refuses(Reason.INVALID_VALUE, "/case/subjects");
    }
    if (situation.child().isEmpty()) {
      return Verdict.refuses(Reason.INTERNAL, "/case/subjects");
    }
    return situation.request().actor().authority().equals(situation.sender().acting().id())
        ? Verdict.passed()
        : Verdict.refuses(Reason.UNKNOWN_AUTHORITY, "/actor/authority");
  }
}
