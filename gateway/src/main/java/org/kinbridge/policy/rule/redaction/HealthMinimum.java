package org.kinbridge.policy.rule.redaction;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.kinbridge.disclosure.Purpose;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.policy.element.Element;
import org.kinbridge.policy.element.Marks;
import org.kinbridge.policy.element.Marks.Mark.Withheld;
import org.kinbridge.policy.element.Marks.Notice;
import org.kinbridge.policy.element.Resource;
import org.kinbridge.policy.pack.PolicyVersion;
import org.kinbridge.policy.rule.Redaction;
import org.kinbridge.policy.situation.Selection;
import org.kinbridge.policy.situation.Situation;

/**
 * R17: whatever a row grants, who treats the child gets what treatment needs. That there is a file
 * beside it is told to nobody in a ward.
 */
public final class HealthMinimum implements Redaction {
  @Override
  public String id() {
    return "R17";
  }

  @Override
  public void mark(Situation situation, Marks marks) {
    if (!situation.request().purpose().equals(Optional.of(Purpose.HEALTH))) {
      return;
    }
    List<Element> minimum =
        situation
            .version()
            .elements(PolicyVersion.HEALTH_MINIMUM)
            .map(list -> Selection.of(list, situation))
            .orElse(List.of());
    BitSet kept = Selection.below(minimum);
    Withheld silent = new Withheld(id(), Reason.NOT_IN_WHITELIST, Notice.SILENT);
    for (Resource resource : situation.document().resources()) {
      for (Element element : resource.root().children()) {
        if (!Selection.isBuiltAnew(element) && !kept.get(element.ordinal())) {
          marks.withhold(element, silent);
        }
      }
    }
  }
}
