package org.kinbridge.flow.sending;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.kinbridge.disclosure.Fault;
import org.kinbridge.disclosure.Reason;

/** What comes of a request to disclose. */
public sealed interface SendOutcome {

  /**
   * Permitted. Of a preview: it would be. Of a submission: it is signed, in the ledger, and will
   * leave.
   */
  record Accepted(DisclosureView disclosure) implements SendOutcome {}

  /**
   * Something is missing that only the sender can say; a new request with the answer ends the hold.
   */
  record Held(DisclosureView disclosure) implements SendOutcome {}

  /** The policy says no. */
  record Refused(Reason reason, DisclosureView disclosure) implements SendOutcome {}

  /** The request or the record cannot be read: every fault found, each with its place. */
  record Faulty(List<Fault> faults) implements SendOutcome {
    public Faulty {
      faults = List.copyOf(faults);
      if (faults.isEmpty()) {
        throw new IllegalArgumentException("faulty without a fault");
      }
    }
  }

  /** Another request already used the id. */
  record Conflict() implements SendOutcome {}

  /** The decision is not the one that the request expected; nothing was done. */
  record DecisionChanged(String expected, JsonNode decision) implements SendOutcome {
    public DecisionChanged {
      requireNonNull(expected, "expected is null");
      requireNonNull(decision, "decision is null");
    }
  }

  /** What would leave does not fit one envelope; nothing was done. */
  record TooLarge(Fault fault) implements SendOutcome {}
}
