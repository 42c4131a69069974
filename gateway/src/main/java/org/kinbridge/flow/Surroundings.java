package org.kinbridge.flow;

import static java.util.Objects.requireNonNull;

import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * What comes from outside at each call of a story.
 *
 * @param ids random UUIDs
 * @param written told when entries were committed: somebody may want to number them at once
 */
public record Surroundings(InstantSource clock, Supplier<UUID> ids, Runnable written) {
  public Surroundings {
    requireNonNull(clock, "clock is null");
    requireNonNull(ids, "ids is null");
    requireNonNull(written, "written is null");
  }
}
