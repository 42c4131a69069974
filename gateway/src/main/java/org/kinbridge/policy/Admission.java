package org.kinbridge.policy;

import static java.util.Objects.requireNonNull;

import org.kinbridge.disclosure.Ground;
import org.kinbridge.disclosure.Reason;

/**
 * Whether a received message may enter the inbox: depends on envelope, partner and agreement, never
 * on a child.
 */
public sealed interface Admission {

  /**
   * @param ground the agreement that admits it, or that persons of the sender set its need aside
   */
  record Admitted(Ground ground) implements Admission {
    public Admitted {
      requireNonNull(ground, "ground is null");
    }
  }

  /** It may not. */
  record NotAdmitted(Reason reason) implements Admission {
    public NotAdmitted {
      requireNonNull(reason, "reason is null");
    }
  }
}
