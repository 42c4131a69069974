package org.kinbridge.flow.deciding;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.kinbridge.disclosure.ChildRef;
import org.kinbridge.disclosure.Fault;
import org.kinbridge.policy.Decision;
import org.kinbridge.policy.circumstance.Restriction;
import org.kinbridge.policy.request.Request;

/** What reading a request to its decision gives. */
public sealed interface Considered {

  /**
   * @param report the translation's account; an empty object where nothing was translated
   * @param stated what the request restricts, one for one; empty where no record could be read
   */
  record Decided(
      Request request, ChildRef child, Decision decision, JsonNode report, List<Restriction> stated)
      implements Considered {
    public Decided {
      requireNonNull(request, "request is null");
      requireNonNull(child, "child is null");
      requireNonNull(decision, "decision is null");
      requireNonNull(report, "report is null");
      stated = List.copyOf(stated);
    }
  }

  /** There is nothing to decide on. */
  record Unreadable(List<Fault> faults) implements Considered {
    public Unreadable {
      faults = List.copyOf(faults);
    }
  }
}
