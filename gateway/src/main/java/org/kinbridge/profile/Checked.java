package org.kinbridge.profile;

import static java.util.Objects.requireNonNull;

import java.util.List;

/** What the check found: a shared record, or everything that is wrong at once. */
public sealed interface Checked {

  /** The document obeys the profiles. */
  record Conforming(SharedRecord record) implements Checked {
    public Conforming {
      requireNonNull(record, "record is null");
    }
  }

  /** The document does not; in document order. */
  record Violated(List<Violation> violations) implements Checked {
    public Violated {
      violations = List.copyOf(violations);
      if (violations.isEmpty()) {
        throw new IllegalArgumentException("a violated profile names at least one violation");
      }
    }
  }
}
