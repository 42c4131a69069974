package org.kinbridge.policy.rule.wall;

import org.kinbridge.disclosure.Reason;
import org.kinbridge.policy.element.Marks;
import org.kinbridge.policy.element.Marks.Mark.Withheld;
import org.kinbridge.policy.element.Marks.Notice;
import org.kinbridge.policy.rule.Redaction;
import org.kinbridge.policy.situation.Selection;
import org.kinbridge.policy.situation.Situation;

/** R15: nothing labelled as abuse material travels on this channel, whole or in part. */
public final class AbuseMaterial implements Redaction {
  @Override
  public String id() {
    return "R15";
  }

  @Override
  public void mark(Situation situation, Marks marks) {
    Withheld wall = new Withheld(id(), Reason.ABUSE_MATERIAL, Notice.SILENT);
    Selection.labelled(situation.document(), situation.version().labels().material())
        .forEach(element -> marks.withhold(element, wall));
  }
}
