package org.kinbridge.policy.rule;

import org.kinbridge.disclosure.Coded;

/** Who can settle a question. */
public enum Settler implements Coded {
  /** Only who sends: by a new request in which the answer stands. */
  SENDER("sender", 0),
  /** A person who decides for the sending authority, and is none of those who asked. */
  APPROVER("approver", 1),
  /** Two such persons. */
  TWO_APPROVERS("two-approvers", 2),
  /**
   * Such a person, by saying whether two cases are one child: her yes to the decision says nothing
   * about that.
   */
  JUDGE("judge", 1),
  /** Two such persons; or one alone who breaks the glass, also the one who asked. */
  BREAK_GLASS("break-glass", 2);

  private final String code;
  private final int people;

  Settler(String code, int people) {
    this.code = code;
    this.people = people;
  }

  @Override
  public String code() {
    return code;
  }

  /** How many persons must say yes; none can where it is 0. */
  public int people() {
    return people;
  }
}
