package org.kinbridge.deliver;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;
import org.kinbridge.disclosure.AuthorityId;
import org.kinbridge.disclosure.DisclosureId;
import org.kinbridge.disclosure.EntityId;
import org.kinbridge.disclosure.MessageId;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.ledger.entry.EntryId;
import org.kinbridge.vault.Place;

/**
 * One row of the outbox.
 *
 * @param authority whose disclosure it is
 * @param authorised the first entry of its story: later ones refer to it
 * @param expires the delivery deadline: after it no attempt is made
 * @param version counts the states it was in, from 1
 * @param attempts how often a line to the partner was tried
 * @param reason why it ended the way it did
 */
public record Waiting(
    MessageId message,
    DisclosureId disclosure,
    AuthorityId authority,
    EntityId partner,
    EntryId authorised,
    Instant expires,
    State state,
    Optional<Reason> reason,
    Instant changedAt,
    long version,
    int attempts,
    StoredMessage stored) {
  public Waiting {
    requireNonNull(message, "message is null");
    requireNonNull(disclosure, "disclosure is null");
    requireNonNull(authority, "authority is null");
    requireNonNull(authorised, "authorised is null");
    requireNonNull(changedAt, "changedAt is null");
    requireNonNull(partner, "partner is null");
    requireNonNull(expires, "expires is null");
    requireNonNull(state, "state is null");
    requireNonNull(reason, "reason is null");
    requireNonNull(stored, "stored is null");
  }

  /** The row, for the entry that is written with it. */
  public Place place() {
    return new Place("outbox", message.toString(), version);
  }

  /** The same message one step further. */
  public Waiting in(State next, Optional<Reason> why, Instant at) {
    return new Waiting(
        message,
        disclosure,
        authority,
        partner,
        authorised,
        expires,
        next,
        why,
        at,
        version + 1,
        attempts,
        stored);
  }

  /** The same row with the message it holds. */
  public Waiting holding(StoredMessage message) {
    return new Waiting(
        this.message,
        disclosure,
        authority,
        partner,
        authorised,
        expires,
        state,
        reason,
        changedAt,
        version,
        attempts,
        message);
  }
}
