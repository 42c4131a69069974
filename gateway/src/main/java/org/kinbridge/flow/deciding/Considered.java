package org.kinbridge.flow.deciding;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.kinbridge.disclosure.ChildRef;
import org.kinbridge.disclosure.Fault;
import org.kinbridge.flow.standing.Lookalikes;
import org.kinbridge.policy.Decision;
import org.kinbridge.policy.circumstance.Restriction;
import org.kinbridge.policy.request.Request;

/** What reading a request to its decision gives. */
public sealed interface Considered {

  /**
   * @param report the translation's account; an empty object where nothing was translated
   * @param alike other cases of which a person must say whether they are the child's; nobody else
   *     is told
   * @param stated what the request restricts, one for one; empty where no record could be read
   */
  record Decided(
      Request request,
      ChildRef child,
      Decision decision,
      JsonNode report,
      List<Restriction> stated,
      List<Lookalikes.Case> alike)
      implements Considered {
    public Decided {
      requireNonNull(request, "request is null");
      requireNonNull(child, "child is null");
      requireNonNull(decision, "decision is null");
      requireNonNull(report, "report is null");
      stated = List.copyOf(stated);
      alike = List.copyOf(alike);
    }

    /** Where no record could be read, and there is nothing to compare. */
    public Decided(Request request, ChildRef child, Decision decision, JsonNode report) {
      this(request, child, decision, report, List.of(), List.of());
    }
  }

  /** There is nothing to decide on. */
  record Unreadable(List<Fault> faults) implements Considered {
    public Unreadable {
      faults = List.copyOf(faults);
    }
  }
}
