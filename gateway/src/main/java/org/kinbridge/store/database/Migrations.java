package org.kinbridge.store.database;

import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.postgresql.ds.PGSimpleDataSource;

/** Brings a database to the tables this build knows. */
final class Migrations {
  private Migrations() {}

  /** As owner; refuses a database that a newer build has changed. */
  static void run(DatabaseAddress address) {
    PGSimpleDataSource owner = new PGSimpleDataSource();
    owner.setUrl(address.url());
    owner.setUser(address.owner().user());
    owner.setPassword(address.owner().password());
    Flyway flyway =
        Flyway.configure(Migrations.class.getClassLoader())
            .dataSource(owner)
            .locations("classpath:db/migration")
            .placeholders(
                Map.of(
                    "application", address.application().user(),
                    "sequencer", address.sequencer().user()))
            .cleanDisabled(true)
            .load();
    try {
      flyway.migrate();
    } catch (FlywayException refused) {
      throw new DatabaseUnusable(
          "couldn't bring the tables up to date: " + refused.getErrorCode(), refused);
    }
  }
}
