package org.kinbridge.http;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.kinbridge.disclosure.Owned;

/** A place at a door; given back once, however often it is left. */
@Owned(by = "one request", lock = "left is atomic")
public final class Seat {
  private final Semaphore seats;
  private final AtomicBoolean left = new AtomicBoolean();

  Seat(Semaphore seats) {
    this.seats = seats;
  }

  public void leave() {
    if (left.compareAndSet(false, true)) {
      seats.release();
    }
  }
}
