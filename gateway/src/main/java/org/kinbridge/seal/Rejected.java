package org.kinbridge.seal;

import static java.util.Objects.requireNonNull;

import org.kinbridge.disclosure.Coded;

/**
 * Not a message we can read: answered by 400 with an empty body, the same for every cause. The
 * cause is for our own log.
 */
public record Rejected(Cause cause) implements Inbound {

  public enum Cause implements Coded {
    TOO_LARGE("too-large"),
    MALFORMED("malformed"),
    ALGORITHM("algorithm"),
    PARTIES("parties"),
    UNKNOWN_KEY("unknown-key"),
    DOES_NOT_OPEN("does-not-open"),
    FRAMING("framing");

    private final String code;

    Cause(String code) {
      this.code = code;
    }

    @Override
    public String code() {
      return code;
    }
  }

  public Rejected {
    requireNonNull(cause, "cause is null");
  }
}
