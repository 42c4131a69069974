package org.kinbridge.policy.rule.row;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kinbridge.disclosure.ChildRef;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.policy.circumstance.Circumstances;
import org.kinbridge.policy.circumstance.Determination;
import org.kinbridge.policy.circumstance.Registers;
import org.kinbridge.policy.circumstance.RestrictedPerson;
import org.kinbridge.policy.circumstance.Restriction;
import org.kinbridge.policy.pack.PolicyVersion;
import org.kinbridge.policy.request.Request;
import org.kinbridge.policy.rule.Gate;
import org.kinbridge.policy.rule.Settler;
import org.kinbridge.policy.rule.Verdict;
import org.kinbridge.policy.rule.Verdict.Ask;
import org.kinbridge.policy.situation.People;
import org.kinbridge.policy.situation.Situation;
import org.kinbridge.profile.SharedRecord;

/**
 * What protects a child in a case that nobody linked may be meant to protect this one. Where it
 * would withhold something that nothing withholds yet, a person says first whether both are one
 * child.
 */
public final class ProbableMatch implements Gate {
  @Override
  public String id() {
    return "same-child";
  }

  @Override
  public Verdict judge(Situation situation) {
    return toBeJudged(situation).isEmpty()
        ? Verdict.passed()
        : new Verdict.Asks(
            List.of(
                new Ask(
                    Reason.PROBABLE_MATCH,
                    "/case/reference",
                    Reason.PROBABLE_MATCH.sentence(),
                    Settler.JUDGE)),
            List.of());
  }

  /** The same of a request that is not being judged. */
  public static Set<ChildRef> toBeJudged(
      SharedRecord record, Request request, Circumstances circumstances, PolicyVersion version) {
    return circumstances.registers().resembling().isEmpty()
        ? Set.of()
        : toBeJudged(new Situation(record, request, circumstances, version));
  }

  /** The cases of which it must be said whether they are this child's. */
  private static Set<ChildRef> toBeJudged(Situation situation) {
    Set<ChildRef> resembling = registers(situation).resembling();
    if (resembling.isEmpty()) {
      return Set.of();
    }
    Set<ChildRef> asked = new HashSet<>();
    List<Restriction> binding = People.restrictions(situation);
    registers(situation).restrictions().stream()
        .filter(one -> binding.stream().noneMatch(own -> saysTheSame(own, one)))
        .map(Restriction::child)
        .filter(resembling::contains)
        .forEach(asked::add);
    registers(situation).determinations().stream()
        .filter(one -> one.concerns(situation.recipient()))
        .map(Determination::child)
        .filter(resembling::contains)
        .forEach(asked::add);
    return asked;
  }

  private static Registers registers(Situation situation) {
    return situation.circumstances().registers();
  }

  /** Whoever registered it, and whatever a request called the person. */
  private static boolean saysTheSame(Restriction one, Restriction other) {
    return one.kind() == other.kind()
        && one.reachableThrough().equals(other.reachableThrough())
        && one.elsewhere() == other.elsewhere()
        && one.standing() == other.standing()
        && one.person()
            .map(ProbableMatch::withoutHandle)
            .equals(other.person().map(ProbableMatch::withoutHandle));
  }

  private static RestrictedPerson withoutHandle(RestrictedPerson who) {
    return new RestrictedPerson(who.certainty(), who.names(), who.birthDate(), Optional.empty());
  }
}
