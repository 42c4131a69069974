package org.kinbridge.policy.request;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.kinbridge.disclosure.Fault;

/** What reading a request gave. */
public sealed interface Reading {

  /** The request. */
  record Accepted(Request request) implements Reading {
    public Accepted {
      requireNonNull(request, "request is null");
    }
  }

  /** Everything that is wrong with it, each with its JSON pointer. */
  record Faulty(List<Fault> faults) implements Reading {
    public Faulty {
      faults = List.copyOf(faults);
      if (faults.isEmpty()) {
        throw new IllegalArgumentException("a faulty request has a fault");
      }
    }
  }
}
