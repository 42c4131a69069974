package org.kinbridge.flow.hold;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.kinbridge.disclosure.Fault;
import org.kinbridge.flow.sending.DisclosureView;

/** What comes of looking at a hold, or of answering it. */
public sealed interface HoldOutcome {
  record Shown(HoldView view) implements HoldOutcome {
    public Shown {
      requireNonNull(view, "view is null");
    }
  }

  /** The answer is registered, and this is what became of the disclosure. */
  record Answered(DisclosureView disclosure) implements HoldOutcome {
    public Answered {
      requireNonNull(disclosure, "disclosure is null");
    }
  }

  /** There is none for this person. */
  record NotFound() implements HoldOutcome {}

  /** Her role decides nothing. */
  record NotAllowed() implements HoldOutcome {}

  /** She had a part in the request, or answered already: she is no second person. */
  record SamePerson() implements HoldOutcome {}

  /** It does not wait any more. */
  record Over() implements HoldOutcome {}

  /** The decision is not the one she saw; nothing was done. */
  record Changed(JsonNode decision) implements HoldOutcome {
    public Changed {
      requireNonNull(decision, "decision is null");
    }
  }

  /** No yes of a person settles what is asked, or it is refused meanwhile; nothing was done. */
  record NotApprovable(JsonNode decision) implements HoldOutcome {
    public NotApprovable {
      requireNonNull(decision, "decision is null");
    }
  }

  /** Her authority acted alone too often, or nobody reviewed in time; nothing was done. */
  record GlassSpent() implements HoldOutcome {}

  /** The answer cannot be read. */
  record Faulty(List<Fault> faults) implements HoldOutcome {
    public Faulty {
      faults = List.copyOf(faults);
    }
  }
}
