package org.kinbridge.flow;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.kinbridge.access.AuthenticatedClient;
import org.kinbridge.deliver.Events;
import org.kinbridge.flow.setting.Surroundings;
import org.kinbridge.vault.Transactions;

/**
 * Waits, on the caller's thread and without holding anything, until there is something to look at.
 */
final class WatchEvents {
  private static final Duration LOOK_EVERY = Duration.ofMillis(200);
  private static final int MOST = 500;

  private final Transactions transactions;
  private final Events events;
  private final Surroundings surroundings;

  WatchEvents(Transactions transactions, Events events, Surroundings surroundings) {
    this.transactions = requireNonNull(transactions, "transactions is null");
    this.events = requireNonNull(events, "events is null");
    this.surroundings = requireNonNull(surroundings, "surroundings is null");
  }

  EventsView after(AuthenticatedClient client, Events.Cursor cursor, Duration wait) {
    Instant until = surroundings.clock().instant().plus(wait);
    List<Events.Numbered> found = look(client, cursor);
    while (found.isEmpty() && surroundings.clock().instant().isBefore(until) && paused()) {
      found = look(client, cursor);
    }
    return new EventsView(
        found.stream().map(Events.Numbered::event).toList(),
        found.isEmpty() ? cursor : found.getLast().cursor());
  }

  private List<Events.Numbered> look(AuthenticatedClient client, Events.Cursor cursor) {
    return transactions.call(
        transaction -> events.after(transaction, client.authority(), cursor, MOST));
  }

  /**
   * @return false when the node stops
   */
  private static boolean paused() {
    try {
      Thread.sleep(LOOK_EVERY);
      return true;
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
