package org.kinbridge.disclosure;

/** What a message does in its thread. */
public enum MessageKind implements Coded {
  NOTIFY("notify"),
  REQUEST("request"),
  ANSWER("answer"),
  SUPPLEMENT("supplement"),
  CORRECTION("correction"),
  RECALL("recall");

  private final String code;

  MessageKind(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }
}
