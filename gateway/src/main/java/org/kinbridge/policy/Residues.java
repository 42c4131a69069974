package org.kinbridge.policy;

import java.util.List;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.policy.element.Marks;
import org.kinbridge.policy.residual.Evidence;
import org.kinbridge.policy.residual.Finding;
import org.kinbridge.policy.residual.Finding.Hit;
import org.kinbridge.policy.rule.Settler;
import org.kinbridge.policy.rule.Verdict;
import org.kinbridge.policy.rule.Verdict.Ask;
import org.kinbridge.policy.situation.Situation;
import org.kinbridge.profile.SharedRecord;

/** What the second pass is given, and what becomes of what it finds. */
final class Residues {
  static final String SECOND_PASS = "second-pass";

  private Residues() {}

  static Evidence evidence(SharedRecord record, Situation situation, Marks marks) {
    return new Evidence(
        record.tree(),
        record.sources(),
        Marking.of(marks),
        situation.request(),
        situation.circumstances());
  }

  /**
   * A hit is a question; a person may settle it only where nothing stands that must not be told.
   */
  static Verdict judge(Finding finding) {
    return switch (finding) {
      case Finding.Clean clean -> Verdict.passed();
      case Finding.Residue residue -> asked(residue.hits());
      case Finding.Unreadable(Hit hit) -> asked(List.of(hit));
    };
  }

  private static Verdict asked(List<Hit> hits) {
    return new Verdict.Asks(hits.stream().map(Residues::ask).distinct().toList(), List.of());
  }

  private static Ask ask(Hit hit) {
    return switch (hit.kind()) {
      case UNTRACED ->
          new Ask(
              Reason.RESIDUAL_MATCH,
              hit.place(),
              "nothing released explains this scalar",
              Settler.SENDER);
      case UNSPEAKABLE ->
          new Ask(
              Reason.RESIDUAL_MATCH,
              hit.place(),
              "this value, withheld without a trace, stands in a text that would leave",
              Settler.SENDER);
      case WITHHELD_VALUE ->
          new Ask(
              Reason.RESIDUAL_MATCH,
              hit.place(),
              "this withheld value stands in a text that would leave",
              Settler.APPROVER);
    };
  }
}
