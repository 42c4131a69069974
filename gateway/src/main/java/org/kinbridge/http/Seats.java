package org.kinbridge.http;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.kinbridge.disclosure.Owned;

/**
 * As many places for each as for every other: whoever fills its own takes none from anybody else.
 *
 * @param <K> who takes them; a closed circle, partners or registered clients, for none is forgotten
 */
@Owned(by = "one door", lock = "the map is concurrent, each count is a semaphore")
public final class Seats<K> {
  private final int each;
  private final Map<K, Semaphore> free = new ConcurrentHashMap<>();

  public Seats(int each) {
    if (each < 1) {
      throw new IllegalArgumentException("a door without a seat lets nobody in");
    }
    this.each = each;
  }

  /** Empty when all of this one's places are taken. */
  public Optional<Seat> take(K who) {
    Semaphore places =
        free.computeIfAbsent(requireNonNull(who, "who is null"), first -> new Semaphore(each));
    return places.tryAcquire() ? Optional.of(new Seat(places)) : Optional.empty();
  }
}
