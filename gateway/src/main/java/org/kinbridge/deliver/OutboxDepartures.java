package org.kinbridge.deliver;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;
import org.kinbridge.disclosure.MessageId;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.release.Departures;
import org.kinbridge.vault.Place;
import org.kinbridge.vault.Transaction;

/** What a release says about a message, as rows of the outbox and events for its authority. */
public final class OutboxDepartures implements Departures {
  private final Outbox outbox;
  private final Events events;

  public OutboxDepartures(Outbox outbox, Events events) {
    this.outbox = requireNonNull(outbox, "outbox is null");
    this.events = requireNonNull(events, "events is null");
  }

  @Override
  public Stage lock(Transaction transaction, MessageId message) {
    return outbox
        .lock(transaction, message)
        .map(
            waiting ->
                switch (waiting.state()) {
                  case AUTHORISED -> Stage.WAITS;
                  case RELEASED -> Stage.LEFT;
                  case HELD, REFUSED, RECEIVED, STOPPED, NOT_ACCEPTED, UNCONFIRMED, UNKNOWN ->
                      Stage.OVER;
                })
        .orElse(Stage.OVER);
  }

  @Override
  public Place move(
      Transaction transaction, MessageId message, Fate fate, Optional<Reason> reason, Instant at) {
    Waiting waiting =
        outbox
            .lock(transaction, message)
            .orElseThrow(() -> new IllegalStateException("a locked message is gone: " + message));
    State next =
        switch (fate) {
          case LEAVES -> State.RELEASED;
          case STOPPED -> State.STOPPED;
          case UNCONFIRMED -> State.UNCONFIRMED;
        };
    return move(transaction, waiting, next, reason, at);
  }

  /** One step further, with the event that tells the authority to look. */
  Place move(
      Transaction transaction, Waiting locked, State next, Optional<Reason> reason, Instant at) {
    Waiting moved = locked.in(next, reason, at);
    outbox.advance(transaction, moved);
    events.add(
        transaction,
        new Event(
            moved.authority(), Event.Kind.DISCLOSURE_CHANGED, moved.disclosure().value(), at));
    return moved.place();
  }
}
