package org.kinbridge.flow;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import org.kinbridge.disclosure.Fault;

/** What an inbox item says to a case system of its authority. */
public sealed interface NationalReading {

  /**
   * @param patch the members to write into the authority's own record, and no other
   * @param report what became of every element that came
   */
  record Given(InboxView item, JsonNode manifest, String format, JsonNode patch, JsonNode report)
      implements NationalReading {
    public Given {
      requireNonNull(item, "item is null");
      requireNonNull(manifest, "manifest is null");
      requireNonNull(format, "format is null");
      requireNonNull(patch, "patch is null");
      requireNonNull(report, "report is null");
    }

    @Override
    public String toString() {
      return "Given[" + item.id() + " as " + format + "]";
    }
  }

  /** The node cannot write that format; nothing was read. */
  record NotInThatFormat(Fault fault) implements NationalReading {
    public NotInThatFormat {
      requireNonNull(fault, "fault is null");
    }
  }

  /** The authority has no such item. */
  record Absent() implements NationalReading {}
}
