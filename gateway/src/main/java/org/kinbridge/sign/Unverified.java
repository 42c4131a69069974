package org.kinbridge.sign;

import static java.util.Objects.requireNonNull;

import org.kinbridge.disclosure.Coded;

/** Not signed as it must be. The cause is for our own log: the sender never learns it. */
public record Unverified(Cause cause) implements Verification {

  public enum Cause implements Coded {
    MALFORMED("malformed"),
    SUITE_TOO_WEAK("suite-too-weak"),
    SUITE_MISMATCH("suite-mismatch"),
    SIGNATURE("signature"),
    /** Signed under a key that the metadata we hold of the partner does not know: perhaps yet. */
    UNKNOWN_KEY("unknown-key"),
    ISSUER("issuer");

    private final String code;

    Cause(String code) {
      this.code = code;
    }

    @Override
    public String code() {
      return code;
    }
  }

  public Unverified {
    requireNonNull(cause, "cause is null");
  }
}
