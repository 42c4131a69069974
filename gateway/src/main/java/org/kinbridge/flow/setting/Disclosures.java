package org.kinbridge.flow.setting;

import java.util.List;
import java.util.Optional;
import org.kinbridge.disclosure.AuthorityId;
import org.kinbridge.disclosure.ChildRef;
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

  /**
   * What an authority asked for about a child, the last first; an altered row is not among them.
   */
  List<StoredDisclosure> about(Transaction transaction, ChildRef child, AuthorityId authority);

  /**
   * The last of all authorities.
   *
   * @param readable the last first
   * @param erased so many of the last whose child's key is gone
   * @param altered so many of the last that are not as we wrote them
   */
  record Latest(List<StoredDisclosure> readable, int erased, int altered) {
    public Latest {
      readable = List.copyOf(readable);
    }
  }

  /**
   * @param most how many to look at, readable or not
   */
  Latest latest(Transaction transaction, int most);
}
