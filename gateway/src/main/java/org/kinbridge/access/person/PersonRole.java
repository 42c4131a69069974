package org.kinbridge.access.person;

import org.kinbridge.disclosure.Coded;

/** What a person may be here. What a provider calls it, its file maps. */
public enum PersonRole implements Coded {
  /** Decides what the policy holds: a supervisor, a duty officer. */
  APPROVER("approver"),
  /** Sees all and decides nothing of it: the data-protection officer. */
  DPO("dpo");

  private final String code;

  PersonRole(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }
}
