package org.kinbridge.flow.setting;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * What comes from outside at each call of a story.
 *
 * @param ids random UUIDs
 * @param written told when entries were committed: somebody may want to number them at once
 * @param proposed where the operator lays a policy that may come into force
 */
public record Surroundings(
    InstantSource clock, Supplier<UUID> ids, Runnable written, Optional<Path> proposed) {
  public Surroundings {
    requireNonNull(clock, "clock is null");
    requireNonNull(ids, "ids is null");
    requireNonNull(written, "written is null");
    requireNonNull(proposed, "proposed is null");
  }

  /** Where no policy is proposed. */
  public Surroundings(InstantSource clock, Supplier<UUID> ids, Runnable written) {
    this(clock, ids, written, Optional.empty());
  }
}
