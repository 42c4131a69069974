package org.kinbridge.flow.register;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.UUID;
import org.kinbridge.disclosure.DisclosureId;
import org.kinbridge.disclosure.Fault;

/** What comes of registering a consent, its withdrawal or a restriction. */
public sealed interface RegisterOutcome {

  /**
   * It stands in the register and in the ledger.
   *
   * @param version counts the changes of this registration, from 1
   * @param stopped disclosures that had not left and now will not
   * @param unconfirmed disclosures that may have left and have no receipt
   * @param recalled disclosures that may have left and whose recipient is told to put them away
   */
  record Registered(
      UUID id,
      int version,
      List<DisclosureId> stopped,
      List<DisclosureId> unconfirmed,
      List<DisclosureId> recalled)
      implements RegisterOutcome {
    public Registered {
      requireNonNull(id, "id is null");
      stopped = List.copyOf(stopped);
      unconfirmed = List.copyOf(unconfirmed);
      recalled = List.copyOf(recalled);
    }
  }

  record Faulty(List<Fault> faults) implements RegisterOutcome {
    public Faulty {
      faults = List.copyOf(faults);
    }
  }

  /** This client's authority registered nothing of that id. */
  record NotFound() implements RegisterOutcome {}
}
