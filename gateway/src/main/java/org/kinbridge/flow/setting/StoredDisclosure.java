package org.kinbridge.flow.setting;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;
import org.kinbridge.deliver.State;
import org.kinbridge.disclosure.ChildRef;
import org.kinbridge.disclosure.DisclosureId;
import org.kinbridge.disclosure.MessageId;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.policy.circumstance.Scale;
import org.kinbridge.vault.Place;

/**
 * What an agency asked for and what was decided then. It never changes; how far the message came is
 * the outbox's.
 *
 * @param child whose key seals request and decision
 * @param state {@code HELD}, {@code REFUSED} or {@code AUTHORISED}
 * @param request the body exactly as it came: the second decision starts from it
 * @param decision the answer given
 * @param scale whether it is one of many: a second person must decide then
 */
public record StoredDisclosure(
    DisclosureId id,
    Asker asker,
    ChildRef child,
    State state,
    Optional<Reason> reason,
    Optional<MessageId> message,
    Instant createdAt,
    byte[] request,
    byte[] decision,
    Scale scale) {
  public StoredDisclosure {
    requireNonNull(id, "id is null");
    requireNonNull(asker, "asker is null");
    requireNonNull(child, "child is null");
    requireNonNull(state, "state is null");
    requireNonNull(reason, "reason is null");
    requireNonNull(message, "message is null");
    requireNonNull(createdAt, "createdAt is null");
    requireNonNull(request, "request is null");
    requireNonNull(decision, "decision is null");
    requireNonNull(scale, "scale is null");
  }

  /** Asked for by itself. */
  public StoredDisclosure(
      DisclosureId id,
      Asker asker,
      ChildRef child,
      State state,
      Optional<Reason> reason,
      Optional<MessageId> message,
      Instant createdAt,
      byte[] request,
      byte[] decision) {
    this(id, asker, child, state, reason, message, createdAt, request, decision, Scale.ONE);
  }

  @Override
  public String toString() {
    return "StoredDisclosure[" + id + " " + state.code() + "]";
  }

  /** The row, for the entry that is written with it. */
  public Place place() {
    return new Place("disclosure", id.toString(), 1);
  }

  /** The same row with the bodies it holds. */
  public StoredDisclosure holding(byte[] itsRequest, byte[] itsDecision) {
    return new StoredDisclosure(
        id, asker, child, state, reason, message, createdAt, itsRequest, itsDecision, scale);
  }

  /** The same, asked for together with as many others. */
  public StoredDisclosure at(Scale other) {
    return new StoredDisclosure(
        id, asker, child, state, reason, message, createdAt, request, decision, other);
  }
}
