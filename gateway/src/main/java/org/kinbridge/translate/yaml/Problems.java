package org.kinbridge.translate.yaml;

import java.util.ArrayList;
import java.util.List;
import org.kinbridge.disclosure.Owned;

/** What is wrong with a map, gathered while it is compiled. */
@Owned(by = "the thread that loads the maps", lock = "none")
public final class Problems {
  private final List<String> found = new ArrayList<>();

  public void add(Yaml at, String what) {
    found.add(at.place() + ": " + what);
  }

  public void add(String file, String what) {
    found.add(file + ": " + what);
  }

  public void throwIfAny() {
    if (!found.isEmpty()) {
      throw new InvalidMapException(found);
    }
  }
}
