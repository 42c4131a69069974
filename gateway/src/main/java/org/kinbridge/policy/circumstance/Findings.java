package org.kinbridge.policy.circumstance;

import java.util.List;
import org.kinbridge.disclosure.Fact;
import org.kinbridge.disclosure.Question;

/**
 * What reading the request brought up beside the record itself: open questions hold, ticks are
 * facts.
 *
 * @param printed released papers that could be printed
 */
public record Findings(
    List<Question> questions,
    List<Fact> facts,
    List<StayedHome> stayedHome,
    List<Printed> printed) {
  public Findings {
    questions = List.copyOf(questions);
    facts = List.copyOf(facts);
    stayedHome = List.copyOf(stayedHome);
    printed = List.copyOf(printed);
  }

  /** Where no paper is printed. */
  public Findings(List<Question> questions, List<Fact> facts, List<StayedHome> stayedHome) {
    this(questions, facts, stayedHome, List.of());
  }

  public static Findings none() {
    return new Findings(List.of(), List.of(), List.of());
  }

  public Findings with(List<Printed> papers) {
    return new Findings(questions, facts, stayedHome, papers);
  }
}
