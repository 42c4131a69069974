package org.kinbridge.policy.rule.wall;

import java.util.Optional;
import org.kinbridge.disclosure.Purpose;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.policy.element.Element;
import org.kinbridge.policy.element.Marks;
import org.kinbridge.policy.element.Marks.Mark.Withheld;
import org.kinbridge.policy.element.Marks.Notice;
import org.kinbridge.policy.rule.Redaction;
import org.kinbridge.policy.situation.Releases;
import org.kinbridge.policy.situation.Selection;
import org.kinbridge.policy.situation.Situation;

/**
 * What is labelled as most private stays without a trace. For the health care of the child a named
 * person may release it to this recipient, item by item.
 */
public final class SpecialCategories implements Redaction {
  @Override
  public String id() {
    return "special-category";
  }

  @Override
  public void mark(Situation situation, Marks marks) {
    Withheld silent = new Withheld(id(), Reason.SPECIAL_CATEGORY, Notice.SILENT);
    for (Element element :
        Selection.labelled(situation.document(), situation.version().labels().special())) {
      if (!isReleased(element, situation)) {
        marks.withhold(element, silent);
      }
    }
  }

  private static boolean isReleased(Element element, Situation situation) {
    boolean item = !element.equals(situation.document().root());
    return item
        && situation.request().purpose().equals(Optional.of(Purpose.HEALTH))
        && Releases.below(element, situation);
  }
}
