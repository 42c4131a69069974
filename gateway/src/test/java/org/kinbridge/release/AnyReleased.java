package org.kinbridge.release;

import org.kinbridge.sign.SignedMessage;

/** Messages for tests of the stages after this one: nobody decided, nothing is recorded. */
public final class AnyReleased {
  private AnyReleased() {}

  public static Released of(SignedMessage message) {
    return new Released(message);
  }
}
