package org.kinbridge.policy.circumstance;

import java.util.List;
import org.kinbridge.disclosure.Fact;
import org.kinbridge.disclosure.Question;

/**
 * What reading the record brought up beside the record itself: open questions hold, ticks are
 * facts.
 */
public record Findings(List<Question> questions, List<Fact> facts, List<StayedHome> stayedHome) {
  public Findings {
    questions = List.copyOf(questions);
    facts = List.copyOf(facts);
    stayedHome = List.copyOf(stayedHome);
  }

  public static Findings none() {
    return new Findings(List.of(), List.of(), List.of());
  }
}
