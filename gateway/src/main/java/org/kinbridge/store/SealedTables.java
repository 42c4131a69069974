package org.kinbridge.store;

import java.util.List;
import org.kinbridge.store.child.SqlCrosswalk;
import org.kinbridge.store.child.SqlLikenesses;
import org.kinbridge.store.child.SqlRegistrations;
import org.kinbridge.store.child.StandingRow;
import org.kinbridge.store.message.OutboxRow;
import org.kinbridge.store.message.RecallMarks;
import org.kinbridge.store.message.SqlInbox;
import org.kinbridge.store.message.SqlRecalls;
import org.kinbridge.store.row.SealedTable;
import org.kinbridge.vault.SealedRows;
import org.kinbridge.vault.SealedRows.Recorded;

/**
 * Every table whose rows grant or wait, for the check of all of them. Each owner of such a table
 * adds it here.
 */
public final class SealedTables {
  private SealedTables() {}

  public static List<SealedRows> all() {
    return List.of(
        new SealedTable("disclosure", Recorded.EACH_CHANGE, SqlDisclosures::sealedRow),
        new SealedTable("hold", Recorded.EACH_CHANGE, SqlHolds::sealedRow),
        new SealedTable("glass_review", Recorded.EACH_CHANGE, SqlGlassReviews::sealedRow),
        new SealedTable("outbox", Recorded.EACH_CHANGE, OutboxRow::sealedRow),
        new SealedTable("inbox", Recorded.EACH_CHANGE, SqlInbox::sealedRow),
        new SealedTable("inbox_recalled", Recorded.EACH_CHANGE, RecallMarks::sealedRow),
        new SealedTable("recall", Recorded.EACH_CHANGE, SqlRecalls::sealedRow),
        new SealedTable("registration", Recorded.EACH_CHANGE, SqlRegistrations::sealedRow),
        new SealedTable("announced", Recorded.EACH_CHANGE, SqlAnnouncements::sealedRow),
        new SealedTable("crosswalk", Recorded.EACH_CHANGE, SqlCrosswalk::sealedRow),
        new SealedTable("likeness", Recorded.EACH_CHANGE, SqlLikenesses::sealedRow),
        new SealedTable("child_standing", Recorded.EACH_CHANGE, StandingRow::sealedRow));
  }
}
