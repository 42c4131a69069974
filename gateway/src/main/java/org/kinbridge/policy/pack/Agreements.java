package org.kinbridge.policy.pack;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kinbridge.disclosure.NodeId;
import org.kinbridge.policy.circumstance.Agreement;

/**
 * The agreements on file, found by the two states whose they are, however many others there are.
 */
final class Agreements {
  private final List<Agreement> all;
  private final Map<Ends, List<Agreement>> byEnds = new HashMap<>();

  /** Two states; in which order they stand does not matter to those who look. */
  private record Ends(NodeId one, NodeId other) {}

  Agreements(List<Agreement> all) {
    this.all = List.copyOf(all);
    for (Agreement agreement : all) {
      List<NodeId> parties = List.copyOf(agreement.authorities().keySet());
      index(new Ends(parties.getFirst(), parties.getLast()), agreement);
      index(new Ends(parties.getLast(), parties.getFirst()), agreement);
    }
  }

  private void index(Ends ends, Agreement agreement) {
    byEnds.computeIfAbsent(ends, first -> new ArrayList<>(1)).add(agreement);
  }

  List<Agreement> all() {
    return all;
  }

  /** In the order in which they are on file. */
  List<Agreement> between(NodeId one, NodeId other) {
    return List.copyOf(byEnds.getOrDefault(new Ends(one, other), List.of()));
  }
}
