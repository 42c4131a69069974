package org.kinbridge.connect;

import static java.util.Objects.requireNonNull;

import java.util.List;

/** What came of handing a request to the node. */
public sealed interface Submission {

  /** The node has it, and says so for good. */
  record Kept(Standing standing) implements Submission {
    public Kept {
      requireNonNull(standing, "standing is null");
    }
  }

  /**
   * Nothing was kept: the decision is another one than was shown, or another request has this id.
   * Looking again tells.
   */
  record LookAgain() implements Submission {}

  /** It cannot be sent as it is; nothing was kept. */
  record Unfit(List<Asked> faults) implements Submission {
    public Unfit {
      faults = List.copyOf(faults);
    }
  }
}
