package org.kinbridge.disclosure;

/** What a recipient did when a message was recalled: fixed when the recall was taken in. */
public enum Compliance implements Coded {
  /** It was there, nobody was shown what it holds, and nobody will be. */
  CLOSED_UNREAD("closed-unread"),
  /** It is not shown any more. Somebody had been shown it, and may have told others. */
  CLOSED_AFTER_READING("closed-after-reading"),
  /** It was not there, and will never be taken in. */
  NEVER_RECEIVED("never-received");

  private final String code;

  Compliance(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }
}
