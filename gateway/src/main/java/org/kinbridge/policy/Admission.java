package org.kinbridge.policy;

import static java.util.Objects.requireNonNull;

import org.kinbridge.disclosure.Reason;

/**
 * Whether a received message may enter the inbox: depends on envelope, partner and agreement, never
 * on a child.
 */
public sealed interface Admission {

  /**
   * @param agreement the id of the agreement that admits it
   */
  record Admitted(String agreement) implements Admission {
    public Admitted {
      requireNonNull(agreement, "agreement is null");
    }
  }

  /** It may not. */
  record NotAdmitted(Reason reason) implements Admission {
    public NotAdmitted {
      requireNonNull(reason, "reason is null");
    }
  }
}
