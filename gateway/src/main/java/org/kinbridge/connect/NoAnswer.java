package org.kinbridge.connect;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * A service gave no answer that can be acted on: unreachable, slow, busy, or not of the documented
 * form. What was asked may or may not have been done; nothing else may be concluded. The message
 * says what happened in words of ours and repeats nothing that was sent or received.
 */
public final class NoAnswer extends Exception {
  private static final long serialVersionUID = 1L;
  private final Duration wait;

  public NoAnswer(String what) {
    this(what, Duration.ZERO);
  }

  /**
   * @param wait how long the service asked to be left alone
   */
  public NoAnswer(String what, Duration wait) {
    super(what, null, false, false);
    this.wait = requireNonNull(wait, "wait is null");
  }

  public Duration waitAsked() {
    return wait;
  }
}
