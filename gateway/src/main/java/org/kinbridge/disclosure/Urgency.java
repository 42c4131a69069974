package org.kinbridge.disclosure;

/** How soon a human must look. */
public enum Urgency implements Coded {
  ROUTINE("routine"),
  URGENT("urgent"),
  STAT("stat");

  private final String code;

  Urgency(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }
}
