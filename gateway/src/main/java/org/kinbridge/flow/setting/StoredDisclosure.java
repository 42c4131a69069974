package org.kinbridge.flow.setting;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.kinbridge.deliver.State;
import org.kinbridge.disclosure.ChildRef;
import org.kinbridge.disclosure.DisclosureId;
import org.kinbridge.disclosure.MessageId;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.policy.circumstance.Printed;
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
 * @param printed what was printed of the papers that it releases: whoever decides again decides on
 *     these
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
    Scale scale,
    List<Printed> printed) {
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
    printed = List.copyOf(printed);
  }

  /** Asked for by itself, with no paper printed. */
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
    this(
        id, asker, child, state, reason, message, createdAt, request, decision, Scale.ONE,
        List.of());
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
        id,
        asker,
        child,
        state,
        reason,
        message,
        createdAt,
        itsRequest,
        itsDecision,
        scale,
        printed);
  }

  /** The same, asked for together with as many others. */
  public StoredDisclosure at(Scale other) {
    return new StoredDisclosure(
        id, asker, child, state, reason, message, createdAt, request, decision, other, printed);
  }

  /** The same with these papers printed. */
  public StoredDisclosure with(List<Printed> papers) {
    return new StoredDisclosure(
        id, asker, child, state, reason, message, createdAt, request, decision, scale, papers);
  }
}
