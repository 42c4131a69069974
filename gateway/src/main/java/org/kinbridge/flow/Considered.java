package org.kinbridge.flow;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import org.kinbridge.disclosure.ChildRef;
import org.kinbridge.disclosure.Fault;
import org.kinbridge.disclosure.PersonHandle;
import org.kinbridge.policy.Decision;
import org.kinbridge.policy.request.Request;

/** What reading a request to its decision gives. */
sealed interface Considered {

  /**
   * @param report the translation's account; an empty object where nothing was translated
   * @param holders restricted persons of the request who hold rights or sit in the proceedings
   */
  record Decided(
      Request request,
      ChildRef child,
      Decision decision,
      JsonNode report,
      Set<PersonHandle> holders)
      implements Considered {
    public Decided {
      requireNonNull(request, "request is null");
      requireNonNull(child, "child is null");
      requireNonNull(decision, "decision is null");
      requireNonNull(report, "report is null");
      holders = Set.copyOf(holders);
    }
  }

  /** There is nothing to decide on. */
  record Unreadable(List<Fault> faults) implements Considered {
    public Unreadable {
      faults = List.copyOf(faults);
    }
  }
}
