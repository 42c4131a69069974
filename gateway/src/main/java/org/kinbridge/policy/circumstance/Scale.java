package org.kinbridge.policy.circumstance;

import org.kinbridge.disclosure.Coded;

/** Whether a disclosure is one of many that were asked for at once. */
public enum Scale implements Coded {
  ONE("one"),
  /** Of a batch about more children than one person may send alone. */
  MANY("many");

  private final String code;

  Scale(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }
}
