package org.kinbridge.ledger.entry;

import org.kinbridge.disclosure.Coded;

/** What an entry says happened. Add at the end; never change or reuse a code. */
public enum EntryKind implements Coded {
  /** The decision permits this message; it has not left. */
  AUTHORISED("authorised"),
  /** From here it may have left. */
  RELEASED("released"),
  /** It will not leave. */
  STOPPED("stopped"),
  /** It may have left, and nobody told us that it arrived. */
  UNCONFIRMED("unconfirmed"),
  /** A partner's message was taken in, or a partner's receipt for ours. */
  RECEIVED("received"),
  /** A person, or a system for its persons, read it. */
  READ("read"),
  HOLD("hold"),
  CONSENT("consent"),
  RESTRICTION("restriction"),
  POLICY("policy"),
  PARTNER("partner"),
  KEY("key"),
  /** Somebody looked: a preview, a check, a search. */
  ACCESS("access"),
  /** A child's key was destroyed; what was sealed under it is meant to be unreadable. */
  ERASURE("erasure"),
  /** A person answered what was held: yes or no. */
  APPROVAL("approval"),
  /** Something left by the hands of a person: a withheld element was opened to somebody. */
  EXPORT("export"),
  /** A child became known, under an id of an agency's system or of a partner. */
  CHILD("child"),
  /** Somebody said that two cases are about the same child, or that they are not any more. */
  SAME_CHILD("same-child"),
  /** A court's order to disclose was entered, or lifted. */
  ORDER("order"),
  /** What a message held is not shown any more: its sender recalled it. */
  RECALLED("recalled"),
  /** One person let a held disclosure go at once and alone. */
  BREAK_GLASS("break-glass"),
  /** What somebody who supervises found afterwards, or that nobody looked in time. */
  FINDING("finding"),
  /** A person looked at two cases that seem to be one child: they are not. */
  OTHER_CHILD("other-child");

  private final String code;

  EntryKind(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }
}
