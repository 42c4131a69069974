package org.kinbridge.connect.primero;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/**
 * What the connector remembers: ids and times.
 *
 * @param watermark up to when, by Primero's clock, changed cases were seen
 * @param sweptAt when all cases were looked at last, by our clock
 * @param open cases that are not settled, each with its referrals that were seen in progress
 */
record Remembered(
    Optional<Instant> watermark, Optional<Instant> sweptAt, Map<UUID, Set<UUID>> open) {
  Remembered {
    requireNonNull(watermark, "watermark is null");
    requireNonNull(sweptAt, "sweptAt is null");
    Map<UUID, Set<UUID>> copy = new TreeMap<>();
    open.forEach(
        (id, referrals) -> copy.put(id, Collections.unmodifiableSet(new TreeSet<>(referrals))));
    open = Collections.unmodifiableMap(copy);
  }

  static Remembered nothing() {
    return new Remembered(Optional.empty(), Optional.empty(), Map.of());
  }

  Remembered with(UUID caseId, Set<UUID> referrals) {
    Map<UUID, Set<UUID>> changed = new TreeMap<>(open);
    changed.put(caseId, referrals);
    return new Remembered(watermark, sweptAt, changed);
  }

  Remembered without(UUID caseId) {
    Map<UUID, Set<UUID>> changed = new TreeMap<>(open);
    changed.remove(caseId);
    return new Remembered(watermark, sweptAt, changed);
  }
}
