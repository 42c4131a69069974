package org.kinbridge.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kinbridge.disclosure.Owned;
import org.kinbridge.policy.rule.Gate;
import org.kinbridge.policy.rule.Settler;
import org.kinbridge.policy.rule.Verdict;
import org.kinbridge.policy.rule.Verdict.Ask;
import org.kinbridge.policy.rule.Verdict.Use;
import org.kinbridge.policy.situation.Situation;

/**
 * What all gates say together: the first no wins over every question, and every question is asked
 * at once.
 */
@Owned(by = "one decision", lock = "none: never leaves it")
final class Judgement {
  /**
   * @param rule the gate that says it
   */
  record Said(String rule, Ask ask) {}

  /**
   * @param rule the gate that used it
   */
  record Used(String rule, Use use) {}

  private final List<Said> refusals = new ArrayList<>();
  private final List<Said> questions = new ArrayList<>();
  private final List<Used> uses = new ArrayList<>();

  static Judgement of(List<Gate> gates, Situation situation) {
    Judgement judgement = new Judgement();
    for (Gate gate : gates) {
      judgement.add(gate.id(), gate.judge(situation));
    }
    return judgement;
  }

  void add(String rule, Verdict verdict) {
    for (Use use : verdict.uses()) {
      uses.add(new Used(rule, use));
    }
    switch (verdict) {
      case Verdict.Passed passed -> {}
      case Verdict.Asks asks -> asks.asks().forEach(ask -> questions.add(new Said(rule, ask)));
      case Verdict.Refuses refuses -> refusals.add(new Said(rule, refuses.why()));
    }
  }

  Optional<Said> refusal() {
    return refusals.isEmpty() ? Optional.empty() : Optional.of(refusals.getFirst());
  }

  /** That a question is among them which no person may answer for the sender. */
  boolean waitsForSender() {
    return questions.stream().anyMatch(said -> said.ask().settler() == Settler.SENDER);
  }

  /** That nobody said yet whether another case is the same child: no yes answers that. */
  boolean waitsForJudge() {
    return questions.stream().anyMatch(said -> said.ask().settler() == Settler.JUDGE);
  }

  List<Said> questions() {
    return List.copyOf(questions);
  }

  List<Used> uses() {
    return List.copyOf(uses);
  }
}
