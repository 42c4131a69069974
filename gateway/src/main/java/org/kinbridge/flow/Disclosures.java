package org.kinbridge.flow;

import java.util.Optional;
import org.kinbridge.disclosure.DisclosureId;
import org.kinbridge.vault.Transaction;

/** Port: what agencies asked for. Written once, never changed. */
public interface Disclosures {

  /**
   * @return false, and nothing was written, when the id is in use; a second writer waits for the
   *     first
   */
  boolean put(Transaction transaction, StoredDisclosure disclosure);

  Optional<StoredDisclosure> find(Transaction transaction, DisclosureId id);
}
