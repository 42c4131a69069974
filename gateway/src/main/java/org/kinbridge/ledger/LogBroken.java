package org.kinbridge.ledger;

/**
 * The log in the database is not the one we signed. Nothing is added to it and nothing released
 * under it any more: a person must look ({@code kinbridge ledger verify}).
 */
public final class LogBroken extends RuntimeException {
  private static final long serialVersionUID = 1L;

  LogBroken(String what) {
    super(what);
  }
}
