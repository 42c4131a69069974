package org.kinbridge.policy.minimise;

import java.util.HashMap;
import java.util.Map;
import org.kinbridge.policy.circumstance.PairwiseIds;

/** Gives every resource the name by which this partner alone knows it. */
final class Addresses {
  private final PairwiseIds ids;

  /** Most resources are pointed to more than once. */
  private final Map<String, String> known = new HashMap<>();

  Addresses(PairwiseIds ids) {
    this.ids = ids;
  }

  String of(String inner) {
    return known.computeIfAbsent(inner, one -> "urn:uuid:" + ids.id("resource", one));
  }

  /** The identifier of a resource; the document's own changes with every decision. */
  String value(String kind, String inner) {
    return ids.id(kind, inner).toString();
  }
}
