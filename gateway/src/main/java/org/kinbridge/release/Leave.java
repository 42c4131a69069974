package org.kinbridge.release;

import org.kinbridge.disclosure.Reason;

/** Whether a message may leave now. */
public sealed interface Leave permits Released, Leave.Ended, Leave.Over {

  /** It may not, and never will: its entry says so. */
  record Ended(Departures.Fate fate, Reason reason) implements Leave {}

  /** It came to its end before, or waits for nothing we could do. */
  record Over() implements Leave {}
}
