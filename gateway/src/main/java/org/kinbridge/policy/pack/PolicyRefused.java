package org.kinbridge.policy.pack;

import java.util.List;
import java.util.stream.Collectors;
import org.kinbridge.disclosure.Fault;

/**
 * The policy files are not what this node can run on; each fault's place is {@code file:line path}.
 */
public final class PolicyRefused extends Exception {
  private static final long serialVersionUID = 1L;
  private final transient List<Fault> faults;

  public PolicyRefused(List<Fault> faults) {
    super(
        faults.stream()
            .map(fault -> "couldn't read policy: " + fault.place() + ": " + fault.detail())
            .collect(Collectors.joining("\n")));
    this.faults = List.copyOf(faults);
  }

  public List<Fault> faults() {
    return faults;
  }
}
