package org.kinbridge.ledger.entry;

import static java.util.Objects.requireNonNull;

import org.kinbridge.disclosure.Personal;
import org.kinbridge.vault.KeyId;
import org.kinbridge.vault.Place;

/** What opening one child's part of an entry gives. */
public sealed interface PartOpening {

  /** The canonical JSON that was recorded. */
  record Readable(Personal<byte[]> content) implements PartOpening {
    public Readable {
      requireNonNull(content, "content is null");
    }
  }

  /**
   * The child's key is gone. Right when an erasure entry names that key, and somebody's deed when
   * none does.
   */
  record Erased(KeyId key) implements PartOpening {
    public Erased {
      requireNonNull(key, "key is null");
    }
  }

  /** Not what was recorded. */
  record Altered(Place place) implements PartOpening {
    public Altered {
      requireNonNull(place, "place is null");
    }
  }
}
