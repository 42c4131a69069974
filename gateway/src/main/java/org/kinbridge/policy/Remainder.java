package org.kinbridge.policy;

import java.util.List;
import org.kinbridge.policy.element.Element;
import org.kinbridge.policy.element.Marks;
import org.kinbridge.policy.element.Marks.Mark.Withheld;
import org.kinbridge.policy.rule.Verdict;
import org.kinbridge.policy.rule.Verdict.Ask;
import org.kinbridge.policy.situation.Situation;

/**
 * What is left after the redactions is still about the child: where a wall took the child or the
 * summary as a whole there is nothing to send, for that wall's reason.
 */
final class Remainder {
  static final String ID = "remainder";

  private Remainder() {}

  static Verdict judge(Situation situation, Marks marks) {
    Element child = situation.document().child().root();
    for (Element whole : List.of(child, situation.document().summary().root())) {
      if (marks.of(whole).orElse(null) instanceof Withheld withheld) {
        return new Verdict.Refuses(
            new Ask(withheld.reason(), whole.path(), withheld.reason().sentence()), List.of());
      }
    }
    return Verdict.passed();
  }
}
