package org.kinbridge.flow.announce;

import java.util.List;
import org.kinbridge.vault.Transaction;

/** Port: what the ledger was last told about each subject. */
public interface Announcements {

  /** Every subject ever told, held alone until the transaction ends: two starts take turns. */
  List<Announced> all(Transaction transaction);

  /** Replaces what is kept about the subject. The caller read all of them in this transaction. */
  void keep(Transaction transaction, String subject, long version, Announced.Told told);
}
