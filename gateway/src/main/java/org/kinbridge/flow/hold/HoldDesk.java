package org.kinbridge.flow.hold;

import static java.util.Objects.requireNonNull;

import org.kinbridge.flow.sending.Dispatch;
import org.kinbridge.flow.sending.ShowDisclosure;
import org.kinbridge.flow.standing.Registrations;
import org.kinbridge.flow.stop.StopWaiting;

/** What the answer of a person passes on its way. */
public record HoldDesk(
    HoldBooks books,
    Registrations registrations,
    Dispatch dispatch,
    ShowDisclosure show,
    StopWaiting stop,
    JudgeAlike.Judging judging) {
  public HoldDesk {
    requireNonNull(books, "books is null");
    requireNonNull(registrations, "registrations is null");
    requireNonNull(dispatch, "dispatch is null");
    requireNonNull(show, "show is null");
    requireNonNull(stop, "stop is null");
    requireNonNull(judging, "judging is null");
  }
}
