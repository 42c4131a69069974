package org.kinbridge.policy.rule.wall;

import java.util.BitSet;
import java.util.List;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.policy.element.Element;
import org.kinbridge.policy.element.Marks;
import org.kinbridge.policy.element.Marks.Mark.Withheld;
import org.kinbridge.policy.element.Marks.Notice;
import org.kinbridge.policy.element.Resource;
import org.kinbridge.policy.pack.PolicyVersion;
import org.kinbridge.policy.rule.Redaction;
import org.kinbridge.policy.situation.Origin;
import org.kinbridge.policy.situation.Selection;
import org.kinbridge.policy.situation.Situation;

/**
 * R09: a state the child may need protection from gets what one positive list holds, unless it
 * carries the label of a claim itself, and no trace of the rest.
 */
public final class StateOfOrigin implements Redaction {
  @Override
  public String id() {
    return "R09";
  }

  @Override
  public void mark(Situation situation, Marks marks) {
    if (situation.origin() != Origin.RECIPIENT) {
      return;
    }
    List<Element> positive =
        situation
            .version()
            .elements(PolicyVersion.STATE_OF_ORIGIN)
            .map(list -> Selection.of(list, situation))
            .orElse(List.of());
    BitSet kept = Selection.below(positive);
    Withheld wall = new Withheld(id(), Reason.ASYLUM_ORIGIN_WALL, Notice.SILENT);
    for (Resource resource : situation.document().resources()) {
      for (Element element : resource.root().children()) {
        if (!Selection.isBuiltAnew(element) && !kept.get(element.ordinal())) {
          marks.withhold(element, wall);
        }
      }
    }
    Selection.labelled(situation.document(), situation.version().labels().silent().labels())
        .forEach(element -> marks.withhold(element, wall));
  }
}
