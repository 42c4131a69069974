package org.kinbridge.lawless.policy;

import jakarta.inject.Inject;
import java.sql.Connection;
import org.kinbridge.lawless.store.Rows;

/** Policy that asks the database, through the framework. */
class Lawless {
  private final Rows rows;
  private final Connection connection;

  @Inject
  Lawless(Rows rows, Connection connection) {
    this.rows = rows;
    this.connection = connection;
  }

  boolean permits() throws java.sql.SQLException {
    return rows.any() && connection.isReadOnly();
  }
}
