package org.kinbridge.release;

import static java.util.Objects.requireNonNull;

import org.kinbridge.sign.SignedMessage;

/**
 * Proof that this message may leave now: its authorisation is on record, the decision was made
 * again under the locks, and the entry "from here it may have left" is committed. Made by {@code
 * Release} only.
 *
 * <p>WARNING: it is good for one attempt. The next attempt asks {@link Release} again.
 */
public final class Released implements Leave {
  private final SignedMessage message;

  Released(SignedMessage message) {
    this.message = requireNonNull(message, "message is null");
  }

  /** The message exactly as it was signed. */
  public SignedMessage message() {
    return message;
  }

  @Override
  public String toString() {
    return "released " + message.manifest().msgId();
  }
}
