package org.kinbridge.wiring;

import java.util.List;
import org.kinbridge.disclosure.Fault;

/** The node does not start, and says everything that is wrong at once. */
final class BootRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BootRefused(List<String> faults) {
    super("the node does not start:\n  " + String.join("\n  ", faults), null, false, false);
  }

  static List<String> lines(String about, List<Fault> faults) {
    return faults.stream()
        .map(
            fault ->
                about + " " + fault.place() + ": " + fault.reason().code() + ", " + fault.detail())
        .toList();
  }
}
