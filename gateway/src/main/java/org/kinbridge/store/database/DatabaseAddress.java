package org.kinbridge.store.database;

import static java.util.Objects.requireNonNull;

/**
 * A PostgreSQL database and the three roles it is used with.
 *
 * @param owner owns every table; used for migrations only, at start
 * @param application everything the node does; may add to the ledger and never change it
 * @param sequencer the only role that may number leaves
 */
public record DatabaseAddress(String url, Login owner, Login application, Login sequencer) {
  public DatabaseAddress {
    requireNonNull(url, "url is null");
    requireNonNull(owner, "owner is null");
    requireNonNull(application, "application is null");
    requireNonNull(sequencer, "sequencer is null");
    fit(url);
  }

  /**
   * The URL, if it is one of PostgreSQL and holds no secret. @throws IllegalArgumentException else
   */
  public static String fit(String url) {
    if (!url.startsWith("jdbc:postgresql:")) {
      throw new IllegalArgumentException("the database URL starts with jdbc:postgresql:");
    }
    if (url.contains("password=")) {
      throw new IllegalArgumentException("the database URL holds no password");
    }
    return url;
  }

  public DatabaseAddress at(String otherUrl) {
    return new DatabaseAddress(otherUrl, owner, application, sequencer);
  }
}
