package org.kinbridge.ledger.replay;

import java.util.ArrayList;
import java.util.List;

/** What a replay found, in the order it was found; after ten thousand it has been said. */
final class Findings {
  private static final int MOST = 10_000;
  private final List<Finding> all = new ArrayList<>();

  void add(Finding finding) {
    if (all.size() < MOST) {
      all.add(finding);
    }
  }

  void add(Finding.Kind kind, String where) {
    add(new Finding(kind, where));
  }

  List<Finding> all() {
    return all;
  }
}
