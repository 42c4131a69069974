package org.kinbridge.policy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.kinbridge.disclosure.Ground;
import org.kinbridge.disclosure.PersonHandle;
import org.kinbridge.disclosure.SetAside;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.policy.Explanation.FactUsed;
import org.kinbridge.policy.circumstance.Agreement;
import org.kinbridge.policy.circumstance.Approval;
import org.kinbridge.policy.circumstance.Order;
import org.kinbridge.policy.request.Request;
import org.kinbridge.policy.rule.Settler;
import org.kinbridge.policy.situation.Permission;
import org.kinbridge.policy.situation.Situation;

/** Which yes counts for a decision: each person once, and nobody who had a part in the request. */
final class Approvals {
  private Approvals() {}

  static List<Approval> standing(Situation situation, Sha256 decision) {
    Set<String> involved = involved(situation);
    Set<String> counted = new HashSet<>();
    Set<String> names = new HashSet<>();
    List<Approval> standing = new ArrayList<>();
    for (Approval approval : situation.circumstances().approvals()) {
      boolean counts =
          approval.act() == Approval.Act.APPROVES
              && approval.decision().equals(decision)
              && approval.until().isAfter(situation.now())
              && !involved.contains(Request.folded(approval.userRef()));
      if (counts
          && counted.add(approval.person())
          && names.add(Request.folded(approval.userRef()))) {
        standing.add(approval);
      }
    }
    return standing;
  }

  /** Who had a part in the request, or entered the order that is to be confirmed. */
  private static Set<String> involved(Situation situation) {
    Set<String> involved = new HashSet<>(situation.request().people());
    for (Order order : Permission.lifting(situation)) {
      if (order.check() instanceof Order.Check.Entered(Optional<String> by)) {
        by.map(Request::folded).ifPresent(involved::add);
      }
    }
    return involved;
  }

  /**
   * The act of one person alone, where she may settle all that is asked. She may have had a part in
   * the request.
   */
  static Optional<Approval> glass(
      Situation situation, List<Judgement.Said> questions, Sha256 decision) {
    boolean hers = questions.stream().allMatch(said -> said.ask().settler() == Settler.BREAK_GLASS);
    return situation.circumstances().approvals().stream()
        .filter(approval -> hers && approval.act() == Approval.Act.BREAKS_GLASS)
        .filter(approval -> approval.decision().equals(decision))
        .filter(approval -> approval.until().isAfter(situation.now()))
        .findFirst();
  }

  /** What the message rests on: never on a word of persons who did not say it. */
  static Ground ground(Situation situation, List<Approval> settled) {
    Optional<String> agreement = situation.agreement().map(Agreement::id);
    boolean alone = settled.stream().anyMatch(one -> one.act() == Approval.Act.BREAKS_GLASS);
    boolean together = agreement.isEmpty() && settled.size() >= Settler.BREAK_GLASS.people();
    Optional<SetAside> setAside =
        alone
            ? Optional.of(SetAside.BREAK_GLASS)
            : together ? Optional.of(SetAside.TWO_PEOPLE) : Optional.empty();
    return new Ground(agreement, setAside);
  }

  /** A person's yes is one more fact, and stays visible with who said it. */
  static Stream<FactUsed> facts(
      List<Approval> approvals, Situation situation, List<Judgement.Said> questions) {
    List<String> rules = questions.stream().map(Judgement.Said::rule).distinct().toList();
    String child = situation.childHandle().map(PersonHandle::value).orElse("");
    return approvals.stream().flatMap(yes -> rules.stream().map(rule -> fact(yes, child, rule)));
  }

  private static FactUsed fact(Approval yes, String child, String rule) {
    return switch (yes.act()) {
      case APPROVES ->
          new FactUsed("approval", child, "yes", yes.userRef(), rule, "settles what was asked");
      case BREAKS_GLASS ->
          new FactUsed("break-glass", child, "yes", yes.userRef(), rule, "sets it aside alone");
    };
  }

  /** How many persons the questions take together, where no question is the sender's. */
  static int needed(List<Judgement.Said> questions) {
    return questions.stream()
        .map(said -> said.ask().settler())
        .mapToInt(Settler::people)
        .max()
        .orElse(0);
  }
}
