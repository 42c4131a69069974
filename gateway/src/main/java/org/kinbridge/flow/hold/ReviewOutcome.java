package org.kinbridge.flow.hold;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.kinbridge.disclosure.Fault;
import org.kinbridge.review.GlassReview;

/** What comes of a finding on what one person let go alone. */
public sealed interface ReviewOutcome {
  record Reviewed(GlassReview review) implements ReviewOutcome {
    public Reviewed {
      requireNonNull(review, "review is null");
    }
  }

  /** There is none for this person. */
  record NotFound() implements ReviewOutcome {}

  /** Only who supervises finds, signed in by a stronger means. */
  record NotAllowed() implements ReviewOutcome {}

  /** She did it herself. */
  record SamePerson() implements ReviewOutcome {}

  /** Somebody found otherwise before. */
  record Over() implements ReviewOutcome {}

  /** The finding cannot be read. */
  record Faulty(List<Fault> faults) implements ReviewOutcome {
    public Faulty {
      faults = List.copyOf(faults);
    }
  }
}
