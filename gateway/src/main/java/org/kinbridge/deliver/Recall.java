package org.kinbridge.deliver;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.kinbridge.disclosure.AuthorityId;
import org.kinbridge.disclosure.Coded;
import org.kinbridge.disclosure.Compliance;
import org.kinbridge.disclosure.DisclosureId;
import org.kinbridge.disclosure.EntityId;
import org.kinbridge.disclosure.MessageId;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.vault.Place;

/**
 * A message of ours that its recipient was told to put away. One row a recalled message, whichever
 * messages say so.
 *
 * @param message the recalled one
 * @param by the message that says so now: another one where the one before ended without a word
 * @param ordered when it was decided; by {@link #due} the recipient must have said what it did
 * @param version counts the changes, from 1
 */
public record Recall(
    MessageId message,
    DisclosureId disclosure,
    AuthorityId authority,
    EntityId partner,
    MessageId by,
    Reason reason,
    Instant ordered,
    Standing standing,
    Instant changedAt,
    long version) {
  /** R03: every recipient is told within the hour. */
  public static final Duration WITHIN = Duration.ofHours(1);

  /** How the recall stands. */
  public sealed interface Standing {
    State state();

    /** No receipt yet says what the recipient did. */
    record Open() implements Standing {
      @Override
      public State state() {
        return State.OPEN;
      }
    }

    /** Its signed receipt says what it did. */
    record Complied(Compliance outcome) implements Standing {
      public Complied {
        requireNonNull(outcome, "outcome is null");
      }

      @Override
      public State state() {
        return State.COMPLIED;
      }
    }

    /** Its signed receipt says that it will not: a person must ask it to. */
    record Refused(Reason why) implements Standing {
      public Refused {
        requireNonNull(why, "why is null");
      }

      @Override
      public State state() {
        return State.REFUSED;
      }
    }
  }

  /** The words for it. */
  public enum State implements Coded {
    OPEN("open"),
    COMPLIED("complied"),
    REFUSED("refused");

    private final String code;

    State(String code) {
      this.code = code;
    }

    @Override
    public String code() {
      return code;
    }
  }

  public Recall {
    requireNonNull(message, "message is null");
    requireNonNull(disclosure, "disclosure is null");
    requireNonNull(authority, "authority is null");
    requireNonNull(partner, "partner is null");
    requireNonNull(by, "by is null");
    requireNonNull(reason, "reason is null");
    requireNonNull(ordered, "ordered is null");
    requireNonNull(standing, "standing is null");
    requireNonNull(changedAt, "changedAt is null");
    if (version < 1) {
      throw new IllegalArgumentException("versions start at 1");
    }
  }

  /** Ordered now, of a message that may have left. */
  public static Recall of(Waiting sent, MessageId by, Reason reason, Instant now) {
    return new Recall(
        sent.message(),
        sent.disclosure(),
        sent.authority(),
        sent.partner(),
        by,
        reason,
        now,
        new Standing.Open(),
        now,
        1);
  }

  public Instant due() {
    return ordered.plus(WITHIN);
  }

  /** The time is over and nobody knows that the recipient did it. */
  public boolean overdue(Instant now) {
    return !(standing instanceof Standing.Complied) && !now.isBefore(due());
  }

  public Optional<Compliance> outcome() {
    return standing instanceof Standing.Complied(Compliance outcome)
        ? Optional.of(outcome)
        : Optional.empty();
  }

  public Optional<Reason> refusal() {
    return standing instanceof Standing.Refused(Reason why) ? Optional.of(why) : Optional.empty();
  }

  /** What the recipient said. */
  public Recall in(Standing next, Instant at) {
    return next(by, next, at);
  }

  /** Said again, by another message. */
  public Recall saidBy(MessageId another, Instant at) {
    return next(another, standing, at);
  }

  private Recall next(MessageId says, Standing stands, Instant at) {
    return new Recall(
        message, disclosure, authority, partner, says, reason, ordered, stands, at, version + 1);
  }

  /** The row, for the entry that is written with it. */
  public Place place() {
    return new Place("recall", message.toString(), version);
  }
}
