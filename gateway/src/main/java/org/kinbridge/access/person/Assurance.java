package org.kinbridge.access.person;

/** How sure we are that the person herself is there now. */
public enum Assurance {
  /** She signed in. */
  ORDINARY,
  /** She signed in by a means that counts for decisions, and a short while ago. */
  STEPPED_UP
}
