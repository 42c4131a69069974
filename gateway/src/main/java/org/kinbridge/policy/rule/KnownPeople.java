package org.kinbridge.policy.rule;

import org.kinbridge.disclosure.Reason;

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
