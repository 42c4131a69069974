package org.kinbridge.seal;

import static java.util.Objects.requireNonNull;

import org.kinbridge.disclosure.MessageId;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.disclosure.Sha256;

/**
 * Opened, readable, and not a message we may take from this partner: answered by a signed refusal
 * that names it. What it claims to be is vouched for by nobody.
 *
 * @param reason one of the closed list of receipt reasons
 * @param cause for our own log
 */
public record Refused(MessageId msgId, Sha256 manifest, Reason reason, String cause)
    implements Inbound {
  public Refused {
    requireNonNull(msgId, "msgId is null");
    requireNonNull(manifest, "manifest is null");
    requireNonNull(reason, "reason is null");
    requireNonNull(cause, "cause is null");
  }
}
