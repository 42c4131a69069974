package org.kinbridge.deliver;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.kinbridge.disclosure.ChildRef;
import org.kinbridge.sign.Salts;
import org.kinbridge.sign.Unproven;
import org.kinbridge.trust.key.SecretBytes;

/**
 * A signed message as bytes: what a store keeps. It proves nothing; {@code sign} earns the proof
 * again from it.
 *
 * @param jws the manifest's signature object exactly as signed
 * @param content the committed content bytes
 * @param contentSalt the key of the content commitment
 * @param exchangeSalt the key of the ledger commitment the partner shares
 * @param openings what the recipient gets of the tree over what was withheld, as JSON
 * @param values what can be opened of it, as JSON: never sent
 * @param children whom it is about; the first one's key seals it at rest
 */
public record StoredMessage(
    byte[] jws,
    byte[] content,
    byte[] contentSalt,
    byte[] exchangeSalt,
    byte[] openings,
    byte[] values,
    List<ChildRef> children) {
  public StoredMessage {
    requireNonNull(jws, "jws is null");
    requireNonNull(content, "content is null");
    requireNonNull(contentSalt, "contentSalt is null");
    requireNonNull(exchangeSalt, "exchangeSalt is null");
    requireNonNull(openings, "openings is null");
    requireNonNull(values, "values is null");
    children = List.copyOf(children);
    if (children.isEmpty()) {
      throw new IllegalArgumentException("a message is about at least one child");
    }
  }

  /** For {@code sign} to earn the proof again. */
  public Unproven unproven() {
    Salts salts =
        new Salts(SecretBytes.take(contentSalt.clone()), SecretBytes.take(exchangeSalt.clone()));
    return new Unproven(jws, content, salts, openings, children);
  }

  @Override
  public String toString() {
    return "StoredMessage[" + jws.length + " + " + content.length + " bytes]";
  }
}
