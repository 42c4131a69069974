package org.kinbridge.connect;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;
import org.kinbridge.deliver.State;

/**
 * How far a disclosure came.
 *
 * @param reason why it is held, refused, stopped, not accepted or unconfirmed
 * @param holdEnds until when a person may decide a held one
 */
public record Standing(State state, Optional<String> reason, Optional<Instant> holdEnds) {
  public Standing {
    requireNonNull(state, "state is null");
    requireNonNull(reason, "reason is null");
    requireNonNull(holdEnds, "holdEnds is null");
  }
}
