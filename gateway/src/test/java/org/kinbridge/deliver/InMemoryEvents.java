package org.kinbridge.deliver;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.kinbridge.disclosure.AuthorityId;
import org.kinbridge.vault.InMemoryTransactions;
import org.kinbridge.vault.Transaction;

/** The events in memory: one transaction at a time writes, so their order is the list's. */
public final class InMemoryEvents implements Events {
  private final List<Event> events = new ArrayList<>();

  @Override
  public void add(Transaction transaction, Event event) {
    events.add(event);
    InMemoryTransactions.undo(transaction, events::removeLast);
  }

  @Override
  public List<Numbered> after(
      Transaction transaction, AuthorityId authority, Cursor cursor, int most) {
    long seen = Long.parseLong(cursor.value().split("\\.", 2)[1]);
    return IntStream.rangeClosed(1, events.size())
        .filter(number -> number > seen)
        .mapToObj(number -> new Numbered(new Cursor("1." + number), events.get(number - 1)))
        .filter(numbered -> numbered.event().authority().equals(authority))
        .limit(most)
        .toList();
  }
}
