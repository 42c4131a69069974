package org.kinbridge.wiring;

import org.kinbridge.flow.setting.KeptRows;
import org.kinbridge.ledger.Ledger;
import org.kinbridge.store.SqlDisclosures;
import org.kinbridge.store.SqlGlassReviews;
import org.kinbridge.store.SqlHolds;
import org.kinbridge.store.database.Database;
import org.kinbridge.store.message.SqlEvents;
import org.kinbridge.store.message.SqlInbox;
import org.kinbridge.store.message.SqlOutbox;
import org.kinbridge.store.message.SqlRecalls;
import org.kinbridge.store.row.SealedRows;

/** The rows that the stories keep, in one database. */
final class RowsOfStories {
  private RowsOfStories() {}

  static KeptRows in(Database database, SealedRows sealed, Ledger ledger) {
    return new KeptRows(
        database,
        new SqlDisclosures(sealed),
        new SqlHolds(sealed),
        new SqlGlassReviews(sealed),
        new SqlOutbox(sealed),
        new SqlRecalls(sealed),
        new SqlInbox(sealed),
        new SqlEvents(),
        ledger);
  }
}
