package org.kinbridge.vault;

import static java.util.Objects.requireNonNull;

import org.kinbridge.disclosure.ChildRef;

/** A child's key as the database holds it: wrapped under an epoch key of the keystore. */
public record WrappedKey(KeyId id, ChildRef child, String epoch, SealedBody wrap) {
  public WrappedKey {
    requireNonNull(id, "id is null");
    requireNonNull(child, "child is null");
    requireNonNull(epoch, "epoch is null");
    requireNonNull(wrap, "wrap is null");
  }
}
