package org.kinbridge.policy.rule.redaction;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.policy.element.Element;
import org.kinbridge.policy.element.Marks;
import org.kinbridge.policy.element.Marks.Mark.Withheld;
import org.kinbridge.policy.element.Marks.Notice;
import org.kinbridge.policy.element.Resource;
import org.kinbridge.policy.rule.Redaction;
import org.kinbridge.policy.situation.Selection;
import org.kinbridge.policy.situation.Situation;

/**
 * R25: a twin's or sibling's data is not the child's. Whatever is about another child of the
 * document, or about a subject who is a child in our own registers, stays without a trace.
 */
public final class OtherChildren implements Redaction {
  private static final List<String> ABOUT = List.of("subject", "patient", "for");

  @Override
  public String id() {
    return "R25";
  }

  @Override
  public void mark(Situation situation, Marks marks) {
    Withheld silent = new Withheld(id(), Reason.OTHER_CHILD, Notice.SILENT);
    Set<String> others = others(situation);
    for (Resource resource : situation.document().resources()) {
      boolean about = ABOUT.stream().anyMatch(member -> resource.refersTo(member, others));
      if (about || others.contains(resource.fullUrl())) {
        marks.withhold(resource.root(), silent);
      }
    }
    if (!others.isEmpty()) {
      Selection.of(situation.version().labels().sibling(), situation.document())
          .forEach((Element element) -> marks.withhold(element, silent));
    }
  }

  private static Set<String> others(Situation situation) {
    Set<String> others = new HashSet<>();
    for (Resource child : situation.document().resources("cp-child")) {
      others.add(child.fullUrl());
    }
    situation
        .circumstances()
        .registers()
        .children()
        .keySet()
        .forEach(
            handle -> situation.resource(handle).ifPresent(person -> others.add(person.fullUrl())));
    others.remove(situation.document().child().fullUrl());
    return others;
  }
}
