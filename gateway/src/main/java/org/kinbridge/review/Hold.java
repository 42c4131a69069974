package org.kinbridge.review;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;
import org.kinbridge.disclosure.AuthorityId;
import org.kinbridge.disclosure.ChildRef;
import org.kinbridge.disclosure.Coded;
import org.kinbridge.disclosure.DisclosureId;
import org.kinbridge.disclosure.MessageId;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.ledger.entry.EntryId;
import org.kinbridge.vault.Place;

/**
 * A disclosure that waits for a person, or waited.
 *
 * @param authority whose disclosure it is: its own people answer
 * @param asked why it is held, as first decided
 * @param approvers how many persons could end it then; 0 where only a new request can
 * @param opened the first entry of its story
 * @param expires after it nobody can answer
 * @param version counts the states it was in, from 1
 */
public record Hold(
    DisclosureId disclosure,
    AuthorityId authority,
    ChildRef child,
    Reason asked,
    int approvers,
    EntryId opened,
    Instant openedAt,
    Instant expires,
    Fate fate,
    Instant changedAt,
    long version) {

  /** How far it came. */
  public enum State implements Coded {
    WAITS("waits"),
    /** It became a message. */
    GRANTED("granted"),
    /** It ended, and nothing will leave. */
    OVER("over");

    private final String code;

    State(String code) {
      this.code = code;
    }

    @Override
    public String code() {
      return code;
    }
  }

  /** What became of it. */
  public sealed interface Fate {
    record Waits() implements Fate {}

    record Granted(MessageId message) implements Fate {
      public Granted {
        requireNonNull(message, "message is null");
      }
    }

    record Over(Reason reason) implements Fate {
      public Over {
        requireNonNull(reason, "reason is null");
      }
    }

    default State state() {
      return switch (this) {
        case Waits waits -> State.WAITS;
        case Granted granted -> State.GRANTED;
        case Over over -> State.OVER;
      };
    }

    default Optional<MessageId> became() {
      return this instanceof Granted granted ? Optional.of(granted.message()) : Optional.empty();
    }

    default Optional<Reason> because() {
      return this instanceof Over over ? Optional.of(over.reason()) : Optional.empty();
    }
  }

  public Hold {
    requireNonNull(disclosure, "disclosure is null");
    requireNonNull(authority, "authority is null");
    requireNonNull(child, "child is null");
    requireNonNull(asked, "asked is null");
    requireNonNull(opened, "opened is null");
    requireNonNull(openedAt, "openedAt is null");
    requireNonNull(expires, "expires is null");
    requireNonNull(fate, "fate is null");
    requireNonNull(changedAt, "changedAt is null");
    if (version < 1 || approvers < 0) {
      throw new IllegalArgumentException("versions start at 1, and no fewer than nobody approves");
    }
  }

  /** Whether somebody can still answer. */
  public boolean waits(Instant now) {
    return fate instanceof Fate.Waits && now.isBefore(expires);
  }

  /** The same hold one step further. */
  public Hold in(Fate next, Instant at) {
    return new Hold(
        disclosure,
        authority,
        child,
        asked,
        approvers,
        opened,
        openedAt,
        expires,
        next,
        at,
        version + 1);
  }

  /** The row, for the entry that is written with it. */
  public Place place() {
    return placeOf(disclosure, version);
  }

  /** The row of a hold that is about to be opened. */
  public static Place placeOf(DisclosureId disclosure, long version) {
    return new Place("hold", disclosure.toString(), version);
  }
}
