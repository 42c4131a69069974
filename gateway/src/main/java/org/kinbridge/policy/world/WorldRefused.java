package org.kinbridge.policy.world;

import java.util.List;
import java.util.stream.Collectors;
import org.kinbridge.disclosure.Fault;

/** The world file is not one; each fault's place is {@code file:line path}. */
public final class WorldRefused extends Exception {
  private static final long serialVersionUID = 1L;
  private final transient List<Fault> faults;

  WorldRefused(List<Fault> faults) {
    super(
        faults.stream()
            .map(fault -> fault.place() + ": " + fault.detail())
            .collect(Collectors.joining("\n")));
    this.faults = List.copyOf(faults);
  }

  public List<Fault> faults() {
    return faults;
  }
}
