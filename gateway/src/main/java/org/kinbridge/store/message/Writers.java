package org.kinbridge.store.message;

/**
 * What is read in an order that never changes behind a reader: rows carry the transaction that
 * wrote them and are read in the order of these.
 */
final class Writers {
  /**
   * Every transaction that began before the writer has ended, so nothing can come in before its
   * rows any more. A writer that this server has not reached yet wrote on another one, before a
   * dump and restore: that transaction is over.
   */
  static final String SETTLED =
      "(writer < pg_snapshot_xmin(pg_current_snapshot())"
          + " OR writer >= pg_snapshot_xmax(pg_current_snapshot()))";

  private Writers() {}
}
