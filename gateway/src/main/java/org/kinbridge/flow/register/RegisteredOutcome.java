package org.kinbridge.flow.register;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.kinbridge.disclosure.Fault;

/** What comes of asking what one's own authority registered about a child. */
public sealed interface RegisteredOutcome {

  /**
   * @param kind as in the register: consent, restriction, same-child
   * @param said what was registered, and how it ended where it did
   */
  record One(
      UUID id, long version, String kind, boolean inForce, Instant recordedAt, JsonNode said) {
    public One {
      requireNonNull(id, "id is null");
      requireNonNull(kind, "kind is null");
      requireNonNull(recordedAt, "recordedAt is null");
      requireNonNull(said, "said is null");
    }
  }

  /** The newest version of each; none where the authority registered nothing. */
  record Listed(List<One> all) implements RegisteredOutcome {
    public Listed {
      all = List.copyOf(all);
    }
  }

  record Faulty(List<Fault> faults) implements RegisteredOutcome {
    public Faulty {
      faults = List.copyOf(faults);
    }
  }
}
