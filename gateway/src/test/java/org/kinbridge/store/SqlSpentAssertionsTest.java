package org.kinbridge.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kinbridge.access.SpentAssertions;
import org.kinbridge.access.SpentAssertionsContract;
import org.kinbridge.disclosure.ClientId;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.store.database.TestDatabase;

final class SqlSpentAssertionsTest extends SpentAssertionsContract {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  @Override
  protected SpentAssertions fresh() {
    DATABASE.asSuperuser("TRUNCATE spent_assertion");
    return new SqlSpentAssertions(DATABASE.open());
  }

  @Test
  void a_use_survives_the_process_that_made_it() {
    ClientId client = new ClientId("xc-mosa-casework");
    Instant until = Instant.parse("2026-11-22T10:05:00Z");
    fresh().spend(client, Sha256.of("once"), until);
    assertThat(new SqlSpentAssertions(DATABASE.open()).spend(client, Sha256.of("once"), until))
        .isEqualTo(SpentAssertions.Use.REPEATED);
  }

  @Test
  void uses_that_ended_long_ago_are_forgotten() {
    SpentAssertions spent = fresh();
    ClientId client = new ClientId("xc-mosa-casework");
    Instant until = Instant.parse("2026-11-22T10:05:00Z");
    spent.spend(client, Sha256.of("old"), until);
    spent.spend(client, Sha256.of("new"), until.plusSeconds(3500));
    assertThat(DATABASE.ask("SELECT count(*) FROM spent_assertion")).isEqualTo("2");
    spent.spend(client, Sha256.of("newer"), until.plusSeconds(3700));
    assertThat(DATABASE.ask("SELECT count(*) FROM spent_assertion")).isEqualTo("2");
  }
}
