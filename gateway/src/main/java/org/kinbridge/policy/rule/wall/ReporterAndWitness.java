package org.kinbridge.policy.rule.wall;

import java.util.HashSet;
import java.util.Set;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.policy.element.Marks;
import org.kinbridge.policy.element.Marks.Mark.Withheld;
import org.kinbridge.policy.element.Marks.Notice;
import org.kinbridge.policy.rule.Redaction;
import org.kinbridge.policy.situation.Permission;
import org.kinbridge.policy.situation.Selection;
import org.kinbridge.policy.situation.Situation;

/**
 * R14: a reporter's or witness's identity never crosses a border, and nothing shows that there is
 * one; unless a court's order names that very label, and {@link
 * org.kinbridge.policy.rule.row.OrderConfirmed} had it confirmed.
 */
public final class ReporterAndWitness implements Redaction {
  @Override
  public String id() {
    return "R14";
  }

  @Override
  public void mark(Situation situation, Marks marks) {
    Withheld silent = new Withheld(id(), Reason.REPORTER_OR_WITNESS, Notice.SILENT);
    Set<String> walls = new HashSet<>(situation.version().labels().reporter());
    walls.removeAll(Permission.lifted(situation)); // who bears another one as well stays
    Selection.labelled(situation.document(), walls)
        .forEach(element -> marks.withhold(element, silent));
  }
}
