package org.kinbridge.policy.situation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kinbridge.disclosure.Fact;
import org.kinbridge.disclosure.PersonHandle;
import org.kinbridge.policy.circumstance.Circumstances;
import org.kinbridge.policy.request.Request;

/**
 * What was stated about the child and has not ended.
 *
 * @param facts the sender's before the record's
 */
record Stated(List<Fact> facts) {
  Stated {
    facts = List.copyOf(facts);
  }

  /**
   * A fact that the reading of the record found is about its child, whatever the request calls it.
   */
  static Stated of(Request request, Circumstances circumstances, Optional<PersonHandle> child) {
    List<Fact> found = circumstances.findings().facts();
    List<Fact> all = new ArrayList<>(request.facts());
    all.addAll(found);
    List<Fact> standing = new ArrayList<>();
    for (Fact fact : all) {
      boolean aboutChild = child.equals(Optional.of(fact.of())) || found.contains(fact);
      if (aboutChild && !hasEnded(fact, circumstances.now())) {
        standing.add(fact);
      }
    }
    return new Stated(standing);
  }

  private static boolean hasEnded(Fact fact, Instant now) {
    return fact.validUntil().isPresent() && !fact.validUntil().get().isAfter(now);
  }

  List<Fact> of(Fact.Code code) {
    List<Fact> stated = new ArrayList<>();
    for (Fact fact : facts) {
      if (fact.code() == code) {
        stated.add(fact);
      }
    }
    return stated;
  }
}
