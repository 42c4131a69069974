package org.kinbridge.policy.rule.redaction;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kinbridge.disclosure.Purpose;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.policy.element.Form;
import org.kinbridge.policy.element.Marks;
import org.kinbridge.policy.element.Marks.Mark.Withheld;
import org.kinbridge.policy.element.Marks.Note;
import org.kinbridge.policy.element.Marks.Notice;
import org.kinbridge.policy.element.Resource;
import org.kinbridge.policy.rule.Redaction;
import org.kinbridge.policy.situation.Permission;
import org.kinbridge.policy.situation.Situation;

/**
 * R16: an allegation that nobody confirmed does not reach those who teach or treat the child. A
 * ward learns that there is an enquiry, and not into what; a school learns nothing.
 */
public final class Allegations implements Redaction {
  private static final Set<String> OPEN = Set.of("unconfirmed", "provisional");

  @Override
  public String id() {
    return "R16";
  }

  @Override
  public void mark(Situation situation, Marks marks) {
    Optional<Purpose> purpose = situation.request().purpose();
    boolean ward = purpose.equals(Optional.of(Purpose.HEALTH));
    boolean school = purpose.equals(Optional.of(Purpose.EDUCATION));
    if (!ward && !school) {
      return;
    }
    Withheld silent = new Withheld(id(), Reason.UNDER_ENQUIRY, Notice.SILENT);
    List<Resource> alleged = alleged(situation);
    alleged.forEach(concern -> marks.withhold(concern.root(), silent));
    if (school) {
      situation
          .document()
          .resources("cp-risk-assessment")
          .forEach(risk -> marks.withhold(risk.root(), silent));
      situation.document().resources("cp-alert").stream()
          .filter(alert -> alert.root().answersTo("concern-under-enquiry"))
          .forEach(alert -> marks.withhold(alert.root(), silent));
    }
    if (ward && Permission.grants("health", situation) && isOpen(alleged)) {
      marks.note(new Note(situation.document().child().root(), Form.UNDER_ENQUIRY, id()));
    }
  }

  private static List<Resource> alleged(Situation situation) {
    List<Resource> found = new ArrayList<>();
    for (Resource concern : situation.document().resources("cp-protection-concern")) {
      if (!concern.codes("verificationStatus").contains("confirmed")) {
        found.add(concern);
      }
    }
    return found;
  }

  /** One that was refuted is nothing that anybody enquires into. */
  private static boolean isOpen(List<Resource> alleged) {
    return alleged.stream()
        .anyMatch(concern -> concern.codes("verificationStatus").stream().anyMatch(OPEN::contains));
  }
}
