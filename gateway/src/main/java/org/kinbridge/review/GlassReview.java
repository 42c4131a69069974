package org.kinbridge.review;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import org.kinbridge.disclosure.AuthorityId;
import org.kinbridge.disclosure.ChildRef;
import org.kinbridge.disclosure.Coded;
import org.kinbridge.disclosure.DisclosureId;
import org.kinbridge.ledger.entry.EntryId;
import org.kinbridge.vault.Place;

/**
 * What one person let go alone, until somebody who supervises looked at it. Who it was, and her
 * words, are registered about the child; here stands nothing of either.
 *
 * @param authority whose person it was
 * @param broken the entry that says so
 * @param due until when somebody must have looked
 * @param version counts the states it was in, from 1
 */
public record GlassReview(
    DisclosureId disclosure,
    AuthorityId authority,
    ChildRef child,
    EntryId broken,
    Instant brokenAt,
    Instant due,
    Fate fate,
    Instant changedAt,
    long version) {

  /** How long it may wait. */
  public static final Duration WITHIN = Duration.ofHours(72);

  /** How far it came. */
  public enum State implements Coded {
    OPEN("open"),
    /** Nobody looked in time: an alarm was raised. It is still to be reviewed. */
    OVERDUE("overdue"),
    REVIEWED("reviewed");

    private final String code;

    State(String code) {
      this.code = code;
    }

    @Override
    public String code() {
      return code;
    }
  }

  /** What somebody who supervises found. */
  public enum Finding implements Coded {
    JUSTIFIED("justified"),
    NOT_JUSTIFIED("not-justified");

    private final String code;

    Finding(String code) {
      this.code = code;
    }

    @Override
    public String code() {
      return code;
    }
  }

  /** What became of it. */
  public sealed interface Fate {
    record Open() implements Fate {}

    record Overdue() implements Fate {}

    record Reviewed(Finding finding) implements Fate {
      public Reviewed {
        requireNonNull(finding, "finding is null");
      }
    }

    default State state() {
      return switch (this) {
        case Open open -> State.OPEN;
        case Overdue overdue -> State.OVERDUE;
        case Reviewed reviewed -> State.REVIEWED;
      };
    }
  }

  public GlassReview {
    requireNonNull(disclosure, "disclosure is null");
    requireNonNull(authority, "authority is null");
    requireNonNull(child, "child is null");
    requireNonNull(broken, "broken is null");
    requireNonNull(brokenAt, "brokenAt is null");
    requireNonNull(due, "due is null");
    requireNonNull(fate, "fate is null");
    requireNonNull(changedAt, "changedAt is null");
    if (version < 1) {
      throw new IllegalArgumentException("versions start at 1");
    }
  }

  /** Of what was just broken. */
  public static GlassReview of(Hold hold, EntryId broken, Instant now) {
    return new GlassReview(
        hold.disclosure(),
        hold.authority(),
        hold.child(),
        broken,
        now,
        now.plus(WITHIN),
        new Fate.Open(),
        now,
        1);
  }

  public boolean isReviewed() {
    return fate instanceof Fate.Reviewed;
  }

  /** The same one step further. */
  public GlassReview in(Fate next, Instant at) {
    return new GlassReview(
        disclosure, authority, child, broken, brokenAt, due, next, at, version + 1);
  }

  /** The row, for the entry that is written with it. */
  public Place place() {
    return placeOf(disclosure, version);
  }

  /** The row of one that is about to be opened. */
  public static Place placeOf(DisclosureId disclosure, long version) {
    return new Place("glass_review", disclosure.toString(), version);
  }
}
