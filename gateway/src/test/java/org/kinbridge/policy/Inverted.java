package org.kinbridge.policy;

import org.kinbridge.disclosure.Reason;
import org.kinbridge.policy.element.Element;
import org.kinbridge.policy.element.Marks;
import org.kinbridge.policy.element.Marks.Mark.Withheld;
import org.kinbridge.policy.element.Marks.Notice;
import org.kinbridge.policy.rule.Gate;
import org.kinbridge.policy.rule.Redaction;
import org.kinbridge.policy.rule.Verdict;
import org.kinbridge.policy.situation.Situation;

/** Every rule as it is, but one that says the contrary. */
final class Inverted {
  private Inverted() {}

  static RuleList of(String rule) {
    RuleList all = RuleList.complete();
    return new RuleList(
        all.gates().stream()
            .map(gate -> gate.id().equals(rule) ? new Contrary(gate) : gate)
            .toList(),
        all.redactions().stream()
            .map(redaction -> redaction.id().equals(rule) ? new Opposite(redaction) : redaction)
            .toList());
  }

  /** Lets pass what the gate stops, and stops what it lets pass. */
  private record Contrary(Gate gate) implements Gate {
    @Override
    public String id() {
      return gate.id();
    }

    @Override
    public Verdict judge(Situation situation) {
      return gate.judge(situation) instanceof Verdict.Passed
          ? Verdict.refuses(Reason.INTERNAL, "/")
          : Verdict.passed();
    }
  }

  /** Takes away what the redaction leaves, and leaves what it takes away. */
  private record Opposite(Redaction redaction) implements Redaction {
    @Override
    public String id() {
      return redaction.id();
    }

    @Override
    public void mark(Situation situation, Marks marks) {
      Marks asItWas = new Marks(situation.document());
      redaction.mark(situation, asItWas);
      Withheld other = new Withheld(id(), Reason.INTERNAL, Notice.SILENT);
      for (Element element : situation.document().elements()) {
        boolean taken = asItWas.of(element).orElse(null) instanceof Withheld;
        if (element.isScalar() && !taken) {
          marks.withhold(element, other);
        }
      }
    }
  }
}
