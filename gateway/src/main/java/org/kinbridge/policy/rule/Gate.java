package org.kinbridge.policy.rule;

import org.kinbridge.policy.situation.Situation;

/** A rule that lets the whole request pass, asks, or says no. */
public interface Gate {

  /** Its stable id: in answers, in docs and in the cases. */
  String id();

  Verdict judge(Situation situation);
}
