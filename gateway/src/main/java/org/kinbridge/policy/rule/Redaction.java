package org.kinbridge.policy.rule;

import org.kinbridge.policy.element.Marks;
import org.kinbridge.policy.situation.Situation;

/** A rule that decides on single elements. */
public interface Redaction {

  /** Its stable id: in answers, in docs and in the cases. */
  String id();

  void mark(Situation situation, Marks marks);
}
