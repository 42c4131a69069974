package org.kinbridge.store.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kinbridge.deliver.Events;
import org.kinbridge.deliver.EventsContract;
import org.kinbridge.store.database.TestDatabase;
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

  @ParameterizedTest
  @ValueSource(strings = {"kind = 'unheard-of'", "kind = ''"})
  void an_event_that_is_none_of_ours_hides_nothing(String change) {
    add(first);
    database.asSuperuser(
        "UPDATE event SET writer = '1', " + change + " WHERE about = '" + first.about() + "'");
    add(second);
    List<Events.Numbered> next =
        storage().call(tx -> events().after(tx, first.authority(), Events.Cursor.START, 1));
    assertThat(next).extracting(Events.Numbered::event).containsExactly(second);
  }

  @Test
  void an_event_of_before_a_dump_and_restore_is_not_hidden_by_its_higher_transaction() {
    add(first);
    database.asSuperuser(
        "UPDATE event SET writer = '900000000000000000' WHERE about = '" + first.about() + "'");
    assertThat(seen(Events.Cursor.START)).containsExactly(first);
  }
}
