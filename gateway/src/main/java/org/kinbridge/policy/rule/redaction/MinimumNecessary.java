package org.kinbridge.policy.rule.redaction;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.policy.element.Element;
import org.kinbridge.policy.element.Marks;
import org.kinbridge.policy.element.Marks.Mark.Withheld;
import org.kinbridge.policy.element.Marks.Notice;
import org.kinbridge.policy.element.Resource;
import org.kinbridge.policy.pack.ElementClass;
import org.kinbridge.policy.pack.Labels;
import org.kinbridge.policy.pack.PermitRow;
import org.kinbridge.policy.pack.PolicyVersion;
import org.kinbridge.policy.rule.Redaction;
import org.kinbridge.policy.situation.Permission;
import org.kinbridge.policy.situation.Selection;
import org.kinbridge.policy.situation.Situation;

/** R08: what no class of the permit row holds, or the agreement does not cover, stays. */
public final class MinimumNecessary implements Redaction {
  public static final String ID = "R08";

  @Override
  public String id() {
    return ID;
  }

  @Override
  public void mark(Situation situation, Marks marks) {
    String by = situation.row().map(PermitRow::id).orElse(ID);
    List<ElementClass> classes = new ArrayList<>();
    situation.version().elements(PolicyVersion.FRAME).ifPresent(classes::add);
    classes.addAll(Permission.classes(situation));
    for (ElementClass granted : classes) {
      Selection.release(granted, situation, by, marks);
    }
    withholdTheRest(situation, marks);
  }

  private static void withholdTheRest(Situation situation, Marks marks) {
    Labels.Silent silent = situation.version().labels().silent();
    List<Element> unspoken = new ArrayList<>(Selection.of(silent.elements(), situation.document()));
    unspoken.addAll(Selection.labelled(situation.document(), silent.labels()));
    BitSet quiet = Selection.below(unspoken);
    Withheld announced = new Withheld(ID, Reason.NOT_IN_WHITELIST, Notice.ANNOUNCED);
    Withheld unsaid = new Withheld(ID, Reason.NOT_IN_WHITELIST, Notice.SILENT);
    for (Resource resource : situation.document().resources()) {
      for (Element element : resource.root().children()) {
        if (!marks.isReleased(element) && !isFrame(resource, element)) {
          marks.withhold(element, quiet.get(element.ordinal()) ? unsaid : announced);
        }
      }
    }
  }

  /**
   * What is built anew for the document that leaves: type, labels, and the sections that list what
   * is left.
   */
  private static boolean isFrame(Resource resource, Element element) {
    return element.name().equals("resourceType")
        || element.name().equals("meta")
        || (resource.is("cp-case-summary") && element.name().equals("section"));
  }
}
