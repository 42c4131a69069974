package org.kinbridge.deliver;

import org.kinbridge.disclosure.Coded;

/**
 * How far one disclosure came. The words an agency reads; each step up to here has its ledger
 * entry.
 */
public enum State implements Coded {
  /** The decision waits for a fact or a person; nothing left. */
  HELD("held"),
  /** The decision is no; nothing left. */
  REFUSED("refused"),
  /** Signed and committed; nothing left yet. */
  AUTHORISED("authorised"),
  /** From here it may have left. */
  RELEASED("released"),
  /** The partner's signed receipt says it has it. */
  RECEIVED("received"),
  /** Stopped before it left: nothing left, and nothing will. */
  STOPPED("stopped"),
  /** The partner's signed receipt says it will not take it. */
  NOT_ACCEPTED("not-accepted"),
  /** It may have left and no receipt came in time: only the partner's own word can settle it. */
  UNCONFIRMED("unconfirmed"),
  /** What was kept of it is not as we wrote it: nobody knows how far it came. Shown, never kept. */
  UNKNOWN("unknown");

  private final String code;

  State(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }

  /** Whether it waits to be sent. */
  public boolean waits() {
    return this == AUTHORISED || this == RELEASED;
  }

  /** Whether the partner's word can still end it: it may be sent, or asked about. */
  public boolean open() {
    return waits() || this == UNCONFIRMED;
  }
}
