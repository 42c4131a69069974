package org.kinbridge.connect;

import static java.util.Objects.requireNonNull;

import java.util.List;

/** What the node would make of a request; nothing was sent and nothing is kept of it. */
public sealed interface Verdict {

  /**
   * @param digest names this decision: a submission that expects it is not decided otherwise unseen
   */
  record Permits(String digest) implements Verdict {
    public Permits {
      requireNonNull(digest, "digest is null");
    }
  }

  record Holds(String digest, String reason, List<Asked> questions) implements Verdict {
    public Holds {
      requireNonNull(digest, "digest is null");
      requireNonNull(reason, "reason is null");
      questions = List.copyOf(questions);
    }
  }

  record Refuses(String reason) implements Verdict {
    public Refuses {
      requireNonNull(reason, "reason is null");
    }
  }

  /** It, or the record in it, cannot be read. */
  record Unreadable(List<Asked> faults) implements Verdict {
    public Unreadable {
      faults = List.copyOf(faults);
    }
  }
}
