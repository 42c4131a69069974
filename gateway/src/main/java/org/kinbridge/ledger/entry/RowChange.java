package org.kinbridge.ledger.entry;

import static java.util.Objects.requireNonNull;

import org.kinbridge.disclosure.Coded;
import org.kinbridge.vault.Place;

/** A row that grants or waits, and what an entry's transaction made of it. */
public record RowChange(Place row, Now now) {

  /** After the transaction. */
  public enum Now implements Coded {
    THERE("there"),
    GONE("gone");

    private final String code;

    Now(String code) {
      this.code = code;
    }

    @Override
    public String code() {
      return code;
    }
  }

  public RowChange {
    requireNonNull(row, "row is null");
    requireNonNull(now, "now is null");
  }
}
