package org.kinbridge.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kinbridge.deliver.Events;
import org.kinbridge.deliver.EventsContract;
import org.kinbridge.vault.Transactions;

class SqlEventsTest extends EventsContract {
  @RegisterExtension static final TestDatabase database = new TestDatabase();

  @Override
  protected Transactions storage() {
    return database.open();
  }

  @Override
  protected Events events() {
    return new SqlEvents();
  }

  @Test
  void an_event_of_before_a_dump_and_restore_is_not_hidden_by_its_higher_transaction() {
    add(first);
    database.asSuperuser(
        "UPDATE event SET writer = '900000000000000000' WHERE about = '" + first.about() + "'");
    assertThat(seen(Events.Cursor.START)).containsExactly(first);
  }
}
