package org.kinbridge.flow.replay;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.kinbridge.disclosure.Fault;

/** What a person gets who tries a proposed policy. */
public sealed interface PolicyOutcome {

  record Replayed(PolicyReplay replay) implements PolicyOutcome {
    public Replayed {
      requireNonNull(replay, "replay is null");
    }
  }

  /** She does not supervise. */
  record NotAllowed() implements PolicyOutcome {}

  /** This node was told of no proposed policy. */
  record NothingProposed() implements PolicyOutcome {}

  /** What is proposed is no policy; each fault with its file and line. */
  record NoPolicy(List<Fault> faults) implements PolicyOutcome {
    public NoPolicy {
      faults = List.copyOf(faults);
    }
  }

  /** What was asked is not what it must be. */
  record Faulty(List<Fault> faults) implements PolicyOutcome {
    public Faulty {
      faults = List.copyOf(faults);
    }
  }
}
