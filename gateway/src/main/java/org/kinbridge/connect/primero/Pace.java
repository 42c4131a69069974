package org.kinbridge.connect.primero;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.kinbridge.policy.yaml.YamlMap;

/**
 * When is looked.
 *
 * @param poll between two looks
 * @param sweep between two looks at everything: a version of Primero that does not date a case when
 *     it is referred is only seen so
 * @param overlap how far a look goes back behind the last one: clocks of several servers, and an
 *     index that is behind
 */
record Pace(Duration poll, Duration sweep, Duration overlap) {
  Pace {
    requireNonNull(poll, "poll is null");
    requireNonNull(sweep, "sweep is null");
    requireNonNull(overlap, "overlap is null");
  }

  /** Empty when there were faults. */
  static Optional<Pace> read(YamlMap section) {
    YamlMap map = section.members("poll", "sweep", "overlap");
    Optional<Duration> poll = map.needed("poll", within(Duration.ofSeconds(10)));
    Optional<Duration> sweep = map.needed("sweep", within(Duration.ofMinutes(1)));
    Optional<Duration> overlap = map.needed("overlap", within(Duration.ofMinutes(1)));
    return poll.isEmpty() || sweep.isEmpty() || overlap.isEmpty()
        ? Optional.empty()
        : Optional.of(new Pace(poll.get(), sweep.get(), overlap.get()));
  }

  private static Function<String, Duration> within(Duration least) {
    return text -> {
      Duration read = Duration.parse("PT" + text.toUpperCase(java.util.Locale.ROOT));
      if (read.compareTo(least) < 0 || read.compareTo(Duration.ofDays(1)) > 0) {
        throw new IllegalArgumentException("from " + least + " to a day");
      }
      return read;
    };
  }
}
