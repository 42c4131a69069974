package org.kinbridge.policy.yaml;

import java.util.ArrayList;
import java.util.List;
import org.kinbridge.disclosure.Fault;
import org.kinbridge.disclosure.Owned;
import org.kinbridge.disclosure.Reason;

/**
 * Collects what is wrong while files are read; whoever reads asks at the end whether anything was.
 */
@Owned(by = "one load of files", lock = "none: never leaves that load")
public final class Faults {
  private final List<Fault> found = new ArrayList<>();

  public void add(Reason reason, String place, String detail) {
    found.add(new Fault(reason, place, detail));
  }

  public List<Fault> found() {
    return List.copyOf(found);
  }

  public boolean any() {
    return !found.isEmpty();
  }
}
