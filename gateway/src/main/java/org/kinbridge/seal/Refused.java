package org.kinbridge.seal;

import static java.util.Objects.requireNonNull;

import org.kinbridge.disclosure.MessageId;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.sign.Manifest;

/**
 * Opened, readable, and not a message we may take from this partner: answered by a signed refusal
 * that names it. What it claims to be is vouched for by nobody.
 *
 * @param digest of the manifest's bytes
 * @param jws the manifest with its signatures, whatever they are worth
 * @param reason one of the closed list of receipt reasons
 * @param cause for our own log
 */
public record Refused(Manifest manifest, Sha256 digest, byte[] jws, Reason reason, String cause)
    implements Inbound {
  public Refused {
    requireNonNull(manifest, "manifest is null");
    requireNonNull(digest, "digest is null");
    requireNonNull(jws, "jws is null");
    requireNonNull(reason, "reason is null");
    requireNonNull(cause, "cause is null");
  }

  public MessageId msgId() {
    return manifest.msgId();
  }

  @Override
  public String toString() {
    return "refused message " + msgId();
  }
}
