package org.kinbridge.connect.primero;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.kinbridge.deliver.BackOff;
import org.kinbridge.disclosure.Owned;

/** Cases for which something did not work: each is tried ever more rarely, until it changes. */
@Owned(by = "one connector", lock = "none: its one thread")
final class Resting {
  private record Rest(int attempts, Instant until) {}

  private final BackOff backOff;
  private final InstantSource clock;
  private final Map<UUID, Rest> resting = new HashMap<>();

  Resting(BackOff backOff, InstantSource clock) {
    this.backOff = requireNonNull(backOff, "backOff is null");
    this.clock = requireNonNull(clock, "clock is null");
  }

  boolean isDue(UUID caseId) {
    Rest rest = resting.get(caseId);
    return rest == null || !clock.instant().isBefore(rest.until());
  }

  void tired(UUID caseId) {
    int attempts = resting.getOrDefault(caseId, new Rest(0, Instant.MIN)).attempts();
    resting.put(caseId, new Rest(attempts + 1, clock.instant().plus(backOff.after(attempts))));
  }

  void wakened(UUID caseId) {
    resting.remove(caseId);
  }
}
