package org.kinbridge.vault;

import static java.util.Objects.requireNonNull;

import java.util.function.Consumer;

/** Port: every row of one table whose rows grant or wait, for the check of all of them. */
public interface SealedRows {

  /** A row with its seal; {@code content} is what the seal was made over. */
  record Row(Place place, byte[] content, byte[] seal) {
    public Row {
      requireNonNull(place, "place is null");
      requireNonNull(content, "content is null");
      requireNonNull(seal, "seal is null");
    }

    @Override
    public String toString() {
      return place.toString();
    }
  }

  /** How far the ledger vouches for the table. */
  enum Recorded {
    /** Each change of a row is named by a ledger entry of the same transaction. */
    EACH_CHANGE,
    /** Only the seal protects a row; deleting one or putting an old one back is not found here. */
    NO_CHANGE
  }

  String table();

  Recorded recorded();

  void each(Transaction transaction, Consumer<Row> row);
}
