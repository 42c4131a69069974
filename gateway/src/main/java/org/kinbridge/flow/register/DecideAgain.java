package org.kinbridge.flow.register;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kinbridge.deliver.Waiting;
import org.kinbridge.disclosure.ChildRef;
import org.kinbridge.disclosure.DisclosureId;
import org.kinbridge.flow.standing.Registration;
import org.kinbridge.flow.stop.OrderRecalls;
import org.kinbridge.flow.stop.StopWaiting;
import org.kinbridge.release.Leave;
import org.kinbridge.vault.Transaction;

/**
 * After a change of a register: what waits and is not permitted any more ends in the same breath,
 * and what left on a consent that ended is recalled.
 */
public final class DecideAgain {
  private final StopWaiting waits;
  private final OrderRecalls recalls;

  public DecideAgain(StopWaiting waits, OrderRecalls recalls) {
    this.waits = requireNonNull(waits, "waits is null");
    this.recalls = requireNonNull(recalls, "recalls is null");
  }

  /**
   * Others' messages end as well, but only their own authority is told which.
   *
   * @param children whom it concerns; the caller holds their lock alone
   */
  public RegisterOutcome decide(
      Transaction transaction, Registration registration, Set<ChildRef> children) {
    List<DisclosureId> stopped = new ArrayList<>();
    List<DisclosureId> unconfirmed = new ArrayList<>();
    for (ChildRef child : children) {
      for (Waiting waiting : waits.lockWaiting(transaction, child)) {
        Optional<Leave.Ended> ended =
            waits.endUnlessPermitted(transaction, waiting, registration.recordedAt());
        boolean own = waiting.authority().equals(registration.authority());
        ended
            .filter(end -> own)
            .ifPresent(
                end ->
                    (switch (end.fate()) {
                          case STOPPED -> stopped;
                          case UNCONFIRMED, LEAVES -> unconfirmed;
                        })
                        .add(waiting.disclosure()));
      }
    }
    List<DisclosureId> recalled =
        recalls.after(transaction, registration).stream()
            .filter(sent -> sent.authority().equals(registration.authority()))
            .map(Waiting::disclosure)
            .toList();
    return new RegisterOutcome.Registered(
        registration.id(), Math.toIntExact(registration.version()), stopped, unconfirmed, recalled);
  }
}
