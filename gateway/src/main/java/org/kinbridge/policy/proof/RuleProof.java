package org.kinbridge.policy.proof;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.kinbridge.policy.Decision;
import org.kinbridge.policy.Explanation;
import org.kinbridge.policy.Held;
import org.kinbridge.policy.Permitted;
import org.kinbridge.policy.Policy;
import org.kinbridge.policy.Refused;
import org.kinbridge.policy.circumstance.Circumstances;
import org.kinbridge.policy.pack.PermitRow;
import org.kinbridge.policy.proof.PolicyProof.SeenRule;
import org.kinbridge.policy.request.Request;
import org.kinbridge.policy.rule.Settler;
import org.kinbridge.profile.SharedRecord;

/** Gives every rule an occasion to speak, and sees whether it does and who could set it aside. */
final class RuleProof {
  private final Policy policy;
  private final Setting setting;
  private final Probe probe;
  private final List<PermitRow> rows;

  /** What was seen, or why nothing was. */
  sealed interface Outcome {
    record Seen(SeenRule rule) implements Outcome {}

    record Unseen(String fault) implements Outcome {}
  }

  RuleProof(Policy policy, Setting setting, Probe probe, List<PermitRow> rows) {
    this.policy = requireNonNull(policy, "policy is null");
    this.setting = requireNonNull(setting, "setting is null");
    this.probe = requireNonNull(probe, "probe is null");
    this.rows = List.copyOf(rows);
  }

  /** Until the rule spoke once. */
  Outcome of(Occasion occasion) {
    Map<String, Integer> instead = new TreeMap<>();
    for (Combination combination : Combination.all(rows, List.of(occasion.situation()))) {
      if (!occasion.where().test(combination)) {
        continue;
      }
      Scene scene = new Scene(setting, combination, probe);
      occasion.turn().turn(scene);
      Request request = scene.asked();
      SharedRecord record = scene.about();
      Circumstances around = scene.around(request);
      Decision decision = policy.decide(record, request, around);
      if (spoke(occasion.rule(), decision.explanation())) {
        return seen(occasion, combination, new Case(record, request, around, decision));
      }
      first(decision.explanation()).ifPresent(rule -> instead.merge(rule, 1, Integer::sum));
    }
    return new Outcome.Unseen(
        "rule %s: no combination wakes it when %s%s"
            .formatted(occasion.rule(), occasion.says(), shadow(instead)));
  }

  private record Case(
      SharedRecord record, Request request, Circumstances around, Decision decision) {}

  private Outcome seen(Occasion occasion, Combination combination, Case one) {
    return new Outcome.Seen(
        new SeenRule(
            occasion.rule(), occasion.tier(), occasion.says(), combination.told(), settled(one)));
  }

  /** Who would have to say yes for it to leave all the same. */
  private String settled(Case one) {
    return switch (one.decision()) {
      case Permitted permitted -> "takes elements away";
      case Refused refused -> Persons.NOBODY.told();
      case Held held ->
          Stream.of(Persons.ONE, Persons.TWO, Persons.GLASS)
              .filter(persons -> suffice(persons, one))
              .reduce((weaker, stronger) -> stronger == Persons.GLASS ? stronger : weaker)
              .map(Persons::told)
              .orElseGet(() -> waiting(held));
    };
  }

  private static String waiting(Held held) {
    boolean judged =
        held.explanation().missing().stream()
            .anyMatch(question -> question.settledBy() == Settler.JUDGE);
    return judged
        ? "one other person, who says whether both are one child"
        : "the sender, who asks anew";
  }

  private boolean suffice(Persons persons, Case one) {
    Circumstances said = one.around().with(persons.on(one.decision(), one.around().now()));
    return policy.decide(one.record(), one.request(), said) instanceof Permitted;
  }

  static boolean spoke(String rule, Explanation said) {
    return asking(said).anyMatch(rule::equals)
        || said.elements().withheld().stream().anyMatch(one -> one.by().equals(rule))
        || said.elements().transformed().stream().anyMatch(one -> one.by().equals(rule));
  }

  /** Rules that ask or refuse. */
  static Stream<String> asking(Explanation said) {
    return said.missing().stream().map(Explanation.Missing::blocks);
  }

  private static Optional<String> first(Explanation said) {
    return asking(said).findFirst();
  }

  private static String shadow(Map<String, Integer> instead) {
    List<String> told = new ArrayList<>();
    instead.forEach((rule, often) -> told.add(rule + " " + often + " times"));
    return told.isEmpty()
        ? "; nothing else speaks"
        : "; what speaks instead: " + String.join(", ", told);
  }
}
