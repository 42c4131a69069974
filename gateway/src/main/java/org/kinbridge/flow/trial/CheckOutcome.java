package org.kinbridge.flow.trial;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.kinbridge.disclosure.Fault;

/** What a trial translation found. */
public sealed interface CheckOutcome {

  /**
   * @param report what was mapped, approximated, stayed home, and which questions it leaves
   */
  record Conforms(JsonNode report) implements CheckOutcome {
    public Conforms {
      requireNonNull(report, "report is null");
    }
  }

  /** Readable, and yet no shared record: each question or violation with its place. */
  record Incomplete(List<Fault> faults, JsonNode report) implements CheckOutcome {
    public Incomplete {
      faults = List.copyOf(faults);
      requireNonNull(report, "report is null");
    }
  }

  record Faulty(List<Fault> faults) implements CheckOutcome {
    public Faulty {
      faults = List.copyOf(faults);
    }
  }
}
