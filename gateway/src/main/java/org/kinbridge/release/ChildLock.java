package org.kinbridge.release;

import java.util.Set;
import org.kinbridge.disclosure.ChildRef;
import org.kinbridge.vault.Transaction;

/**
 * Who may not act on a child's standing at the same time: releases share it, a change of consents,
 * restrictions or holds takes it alone. Held until the transaction ends; children are locked in one
 * order, so nobody waits in a circle.
 */
public interface ChildLock {

  /** From here until the transaction ends, what stands about these children does not change. */
  void share(Transaction transaction, Set<ChildRef> children);

  /** From here until the transaction ends, nobody releases anything about these children. */
  void alone(Transaction transaction, Set<ChildRef> children);
}
