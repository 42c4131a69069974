package org.kinbridge.policy.rule.wall;

import java.util.List;
import org.kinbridge.disclosure.Fact;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.policy.rule.Gate;
import org.kinbridge.policy.rule.Verdict;
import org.kinbridge.policy.rule.Verdict.Ask;
import org.kinbridge.policy.rule.Verdict.Use;
import org.kinbridge.policy.situation.Origin;
import org.kinbridge.policy.situation.Situation;

/**
 * R09: while protection is not ruled out, nobody sends before it is known which states the child
 * may flee from.
 */
public final class NationalityKnown implements Gate {
  @Override
  public String id() {
    return "R09-nationality";
  }

  @Override
  public Verdict judge(Situation situation) {
    Origin origin = situation.origin();
    List<Use> uses =
        situation.facts(Fact.Code.INTERNATIONAL_PROTECTION).stream()
            .map(fact -> new Use(fact, effect(origin)))
            .toList();
    if (origin != Origin.UNKNOWN) {
      return new Verdict.Passed(uses);
    }
    Ask ask =
        new Ask(
            Reason.NATIONALITY_UNKNOWN,
            "/facts",
            "which nationality has the child, or does it need no protection?");
    return new Verdict.Asks(List.of(ask), uses);
  }

  private static String effect(Origin origin) {
    return switch (origin) {
      case ELSEWHERE -> "the recipient is no state of origin";
      case RECIPIENT -> "the recipient is treated as a state of origin";
      case UNKNOWN -> "asks for the nationality";
    };
  }
}
