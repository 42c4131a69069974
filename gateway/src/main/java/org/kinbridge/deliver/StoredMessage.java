package org.kinbridge.deliver;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.kinbridge.disclosure.ChildRef;

/**
 * A signed message as bytes: what a store keeps. It proves nothing; {@code sign} earns the proof
 * again from it.
 *
 * @param jws the manifest's signature object exactly as signed
 * @param content the committed content bytes
 * @param contentSalt the key of the content commitment
 * @param exchangeSalt the key of the ledger commitment the partner shares
 * @param children whom it is about; the first one's key seals it at rest
 */
public record StoredMessage(
    byte[] jws, byte[] content, byte[] contentSalt, byte[] exchangeSalt, List<ChildRef> children) {
  public StoredMessage {
    requireNonNull(jws, "jws is null");
    requireNonNull(content, "content is null");
    requireNonNull(contentSalt, "contentSalt is null");
    requireNonNull(exchangeSalt, "exchangeSalt is null");
    children = List.copyOf(children);
    if (children.isEmpty()) {
      throw new IllegalArgumentException("a message is about at least one child");
    }
  }

  @Override
  public String toString() {
    return "StoredMessage[" + jws.length + " + " + content.length + " bytes]";
  }
}
