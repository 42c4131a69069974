package org.kinbridge.translate;

import java.util.ArrayList;
import java.util.List;
import org.kinbridge.disclosure.Owned;

/** What is wrong with a map, gathered while it is compiled. */
@Owned(by = "the thread that loads the maps", lock = "none")
final class Problems {
  private final List<String> found = new ArrayList<>();

  void add(Yaml at, String what) {
    found.add(at.place() + ": " + what);
  }

  void add(String file, String what) {
    found.add(file + ": " + what);
  }

  void throwIfAny() {
    if (!found.isEmpty()) {
      throw new InvalidMapException(found);
    }
  }
}
