package org.kinbridge.policy.rule.wall;

import java.util.List;
import java.util.Optional;
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
    List<Determination> against =
        situation.circumstances().registers().determinations().stream()
            .filter(
                determination -> situation.child().map(determination.child()::equals).orElse(true))
            .filter(determination -> determination.concerns(situation.recipient()))
            .toList();
    List<Optional<Reason>> doubts =
        against.stream().map(one -> doubt(one.source(), situation)).toList();
    if (doubts.stream().anyMatch(Optional::isEmpty)) {
      return Verdict.refuses(Reason.ART_37_DETERMINATION, "/to");
    }
    List<Ask> asks =
        doubts.stream()
            .flatMap(Optional::stream)
            .distinct()
            .sorted()
            .map(why -> new Ask(why, "/to", why.sentence(), Settler.TWO_APPROVERS))
            .toList();
    return asks.isEmpty() ? Verdict.passed() : new Verdict.Asks(asks, List.of());
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
