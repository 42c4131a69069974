package org.kinbridge.flow.hold;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.kinbridge.disclosure.Fault;
import org.kinbridge.flow.sending.DisclosureView;

/** What comes of an agency's taking back what it asked to send. */
public sealed interface TakenBack {

  /**
   * The disclosure as it is now. It is over where nothing had left; in any other state it may have
   * left, or had ended by itself.
   */
  record Shown(DisclosureView disclosure) implements TakenBack {
    public Shown {
      requireNonNull(disclosure, "disclosure is null");
    }
  }

  record Faulty(List<Fault> faults) implements TakenBack {
    public Faulty {
      faults = List.copyOf(faults);
    }
  }

  /** This client's authority has no such disclosure. */
  record NotFound() implements TakenBack {}
}
