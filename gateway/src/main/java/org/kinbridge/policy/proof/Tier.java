package org.kinbridge.policy.proof;

import org.kinbridge.disclosure.Coded;

/** How strong a rule is, as the design and the law see it; written here a second time. */
public enum Tier implements Coded {
  WALL("A"),
  ROW("row"),
  CONSENT("C"),
  OVERRIDE("B"),
  REDACTION("D");

  private final String code;

  Tier(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }
}
