package org.kinbridge.vault;

import java.util.Optional;
import org.kinbridge.disclosure.ChildRef;

/** Port: the wrapped keys of children. At most one live key a child. */
public interface ChildKeys {

  Optional<WrappedKey> of(Transaction transaction, ChildRef child);

  Optional<WrappedKey> byId(Transaction transaction, KeyId id);

  /** Keeps {@code fresh} unless its child has a key; returns the key the child has now. */
  WrappedKey addIfAbsent(Transaction transaction, WrappedKey fresh);

  /** Removes the child's key for good; the ids removed, none when there was none. */
  Optional<KeyId> destroy(Transaction transaction, ChildRef child);
}
