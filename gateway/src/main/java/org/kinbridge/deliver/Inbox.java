package org.kinbridge.deliver;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.kinbridge.disclosure.AuthorityId;
import org.kinbridge.disclosure.EntityId;
import org.kinbridge.disclosure.MessageId;
import org.kinbridge.vault.Transaction;

/** What arrived. */
public interface Inbox {

  /**
   * Takes an item, unless its issuer already used its id. A second taker waits until the first
   * one's transaction ends.
   *
   * @return false, and nothing was written, when the id is known
   */
  boolean put(Transaction transaction, InboxItem item);

  /** What we answered to that id, whoever asks. */
  Optional<InboxItem> find(Transaction transaction, EntityId issuer, MessageId message);

  /**
   * Accepted items of one authority, oldest first, without content; {@code after} is the last id
   * already seen, and one that is no item of that authority begins at the start. An item never
   * appears later before one already listed, whichever order the transactions end in; one that was
   * altered is left out and takes no place of {@code most}.
   */
  List<InboxItem> list(
      Transaction transaction, AuthorityId authority, Optional<UUID> after, int most);

  /**
   * One accepted item of that authority with its content, locked until the transaction ends: who
   * reads and who recalls wait for each other. What was recalled has no content; another
   * authority's item is not there.
   */
  Optional<InboxItem> open(Transaction transaction, AuthorityId authority, UUID id);

  /** As {@link #find}, locked until the transaction ends. */
  Optional<InboxItem> lock(Transaction transaction, EntityId issuer, MessageId message);

  /** Its sender recalled it: what it holds is not opened any more. The caller locked the item. */
  void recall(Transaction transaction, InboxItem item, Recalled recalled);

  /** Remembers the first reading. @return false when it was read before */
  boolean read(Transaction transaction, UUID id, Instant at);
}
