package org.kinbridge.policy.circumstance;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.kinbridge.disclosure.Coded;
import org.kinbridge.disclosure.Sha256;

/**
 * A person's yes to one decision that was held, or her act to let it go at once and alone. It is
 * good for that very decision only: with anything else decided it settles nothing.
 *
 * @param decision the digest of the decision that the person saw
 * @param person who it was, the same however often she signs in
 * @param userRef the name that requests use for her
 * @param until when it ends
 */
public record Approval(Sha256 decision, String person, String userRef, Instant until, Act act) {
  /** What she did. */
  public enum Act implements Coded {
    APPROVES("yes"),
    /** Alone and answerable for it: somebody reviews it afterwards. */
    BREAKS_GLASS("break-glass");

    private final String code;

    Act(String code) {
      this.code = code;
    }

    @Override
    public String code() {
      return code;
    }
  }

  public Approval {
    requireNonNull(decision, "decision is null");
    requireNonNull(person, "person is null");
    requireNonNull(userRef, "userRef is null");
    requireNonNull(until, "until is null");
    requireNonNull(act, "act is null");
  }
}
