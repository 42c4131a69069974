package org.kinbridge.flow.batch;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import org.kinbridge.disclosure.DisclosureId;
import org.kinbridge.disclosure.Fault;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.flow.sending.SendOutcome;

/** What comes of a batch. */
public sealed interface BatchOutcome {
  /**
   * Every line was looked at, in order.
   *
   * @param digest of all lines and of what was decided on each: who sends the batch names it
   * @param children how many it is about
   */
  record Told(List<Line> lines, Sha256 digest, int children) implements BatchOutcome {
    public Told {
      lines = List.copyOf(lines);
      requireNonNull(digest, "digest is null");
    }
  }

  /**
   * It is not the batch that was rehearsed, or something is decided otherwise now: nothing done.
   */
  record Changed() implements BatchOutcome {}

  /** It is none: nothing was done. */
  record Faulty(List<Fault> faults) implements BatchOutcome {
    public Faulty {
      faults = List.copyOf(faults);
    }
  }

  /** What comes of one line. */
  record Line(int number, Optional<DisclosureId> id, Said said) {
    public Line {
      requireNonNull(id, "id is null");
      requireNonNull(said, "said is null");
    }
  }

  /** The same as of a disclosure by itself, or that it stays with its group. */
  sealed interface Said {
    record Outcome(SendOutcome outcome) implements Said {
      public Outcome {
        requireNonNull(outcome, "outcome is null");
      }
    }

    /** It could go, and another one of its group does not: none of them is sent. */
    record GroupWaits() implements Said {}
  }
}
