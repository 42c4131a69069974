package org.kinbridge.disclosure;

/**
 * Who set aside, in a danger that did not wait, what else must be in order. No wall is among what
 * they can.
 */
public enum SetAside implements Coded {
  /** One person by name, and somebody reviews it afterwards. */
  BREAK_GLASS("break-glass"),
  /** Two persons who had no part in the request. */
  TWO_PEOPLE("two-people");

  private final String code;

  SetAside(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }
}
