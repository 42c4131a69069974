package org.kinbridge.policy.rule.redaction;

import java.time.LocalDate;
import org.kinbridge.policy.element.Element;
import org.kinbridge.policy.element.Form;
import org.kinbridge.policy.element.Marks;
import org.kinbridge.policy.element.Marks.Note;
import org.kinbridge.policy.element.Resource;
import org.kinbridge.policy.rule.Redaction;
import org.kinbridge.policy.situation.Days;
import org.kinbridge.policy.situation.Measures;
import org.kinbridge.policy.situation.Situation;

/**
 * R21: a measure that has ended is not shown as in force, and one whose review is overdue says
 * since when: it is in force all the same. A protection order stands until somebody lifts it.
 */
public final class MeasuresInForce implements Redaction {
  private static final String PROTECTION = "protection-order";

  @Override
  public String id() {
    return "R21";
  }

  @Override
  public void mark(Situation situation, Marks marks) {
    for (Resource measure : situation.document().resources(Measures.PROFILE)) {
      if (hasEnded(measure, situation.today())) {
        measure
            .root()
            .children("legalState")
            .forEach(state -> marks.note(new Note(state, Form.EXPIRED, id())));
      } else if (isOverdue(measure, situation.today())) {
        marks.note(new Note(measure.root(), Form.REVIEW_OVERDUE, id()));
      }
    }
  }

  private static boolean hasEnded(Resource measure, LocalDate today) {
    String end = measure.root().node().path("applies").path("end").asText("");
    return !end.isEmpty()
        && !measure.codes("type").contains(PROTECTION)
        && !orders(measure)
        && Days.last(end).isBefore(today);
  }

  /** A term of it forbids somebody to come near: that one does not end with the rest. */
  private static boolean orders(Resource measure) {
    return measure.root().children("term").stream()
        .anyMatch(term -> Element.codes(term.node().path("type")).contains(PROTECTION));
  }

  private static boolean isOverdue(Resource measure, LocalDate today) {
    return measure.extensions("cp-review-due").stream()
        .map(due -> due.path("valueDate").asText(""))
        .anyMatch(due -> !due.isEmpty() && Days.last(due).isBefore(today));
  }
}
