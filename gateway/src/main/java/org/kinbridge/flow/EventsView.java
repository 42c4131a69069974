package org.kinbridge.flow;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.kinbridge.deliver.Event;
import org.kinbridge.deliver.Events;

/**
 * @param next where to go on; the cursor that was given when nothing came
 */
public record EventsView(List<Event> events, Events.Cursor next) {
  public EventsView {
    events = List.copyOf(events);
    requireNonNull(next, "next is null");
  }
}
