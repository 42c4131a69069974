package org.kinbridge.store.database;

/**
 * A database that cannot be started, reached or used as it is. The message is one line for the
 * operator; the server's own words, which may quote values, are not in it.
 */
public final class DatabaseUnusable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DatabaseUnusable(String why) {
    super(why);
  }

  DatabaseUnusable(String why, Throwable cause) {
    super(why, cause);
  }
}
