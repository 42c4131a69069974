package org.kinbridge.policy.rule.wall;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kinbridge.disclosure.AuthorityRole;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.policy.circumstance.Determination;
import org.kinbridge.policy.circumstance.Determination.Source;
import org.kinbridge.policy.rule.Gate;
import org.kinbridge.policy.rule.Settler;
import org.kinbridge.policy.rule.Verdict;
import org.kinbridge.policy.rule.Verdict.Ask;
import org.kinbridge.policy.situation.Situation;

/**
 * R12: a competent authority determined that informing this recipient endangers the child (HCCH
 * 1996 art. 37). A warning of any other authority, and what an erased case leaves behind, waits for
 * two persons: it protects, and does not bind for good.
 */
public final class DangerDetermined implements Gate {
  @Override
  public String id() {
    return "R12";
  }

  @Override
  public Verdict judge(Situation situation) {
    Set<Reason> doubts = EnumSet.noneOf(Reason.class);
    for (Determination one : situation.circumstances().registers().determinations()) {
      if (isAgainst(one, situation)) {
        Optional<Reason> doubt = doubt(one.source(), situation);
        if (doubt.isEmpty()) {
          return Verdict.refuses(Reason.ART_37_DETERMINATION, "/to");
        }
        doubts.add(doubt.get());
      }
    }
    return doubts.isEmpty() ? Verdict.passed() : asks(doubts);
  }

  private static boolean isAgainst(Determination one, Situation situation) {
    return situation.child().map(one.child()::equals).orElse(true)
        && one.concerns(situation.recipient());
  }

  private static Verdict asks(Set<Reason> doubts) {
    return new Verdict.Asks(
        doubts.stream()
            .map(why -> new Ask(why, "/to", why.sentence(), Settler.TWO_APPROVERS))
            .toList(),
        List.of());
  }

  /** Why it does not bind; empty where it does. */
  private static Optional<Reason> doubt(Source source, Situation situation) {
    return switch (source) {
      case Source.NotNoted notNoted -> Optional.empty();
      case Source.Role(AuthorityRole role) ->
          situation.version().determines(role)
              ? Optional.empty()
              : Optional.of(Reason.ART_37_WARNING);
      case Source.Erased erased -> Optional.of(Reason.PROTECTION_ERASED);
    };
  }
}
