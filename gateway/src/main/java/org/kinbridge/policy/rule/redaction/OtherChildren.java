package org.kinbridge.policy.rule.redaction;

import java.util.ArrayList;
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
import org.kinbridge.policy.situation.Measures;
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
    if (others.isEmpty()) {
      return;
    }
    for (Resource resource : situation.document().resources()) {
      if (isAboutThemOnly(resource, others) || others.contains(resource.fullUrl())) {
        marks.withhold(resource.root(), silent);
      } else if (resource.is(Measures.PROFILE)) {
        measure(resource, situation.document().child().fullUrl(), others)
            .forEach(element -> marks.withhold(element, silent));
      }
    }
    Selection.of(situation.version().labels().sibling(), situation.document())
        .forEach((Element element) -> marks.withhold(element, silent));
  }

  private static boolean isAboutThemOnly(Resource resource, Set<String> others) {
    for (String member : ABOUT) {
      List<String> children = resource.references(member);
      if (!children.isEmpty() && others.containsAll(children)) {
        return true;
      }
    }
    return false;
  }

  /** What one measure on several children says of the others. */
  private static List<Element> measure(Resource measure, String child, Set<String> others) {
    List<Element> found = new ArrayList<>();
    for (Element subject : measure.root().children("subject")) {
      if (others.contains(subject.node().path("reference").asText(""))) {
        found.add(subject);
      }
    }
    for (Element term : measure.root().children("term")) {
      List<Element> parties = Measures.parties(term);
      List<Element> theirs = parties.stream().filter(party -> Measures.is(party, others)).toList();
      boolean ours = parties.stream().anyMatch(party -> Measures.is(party, List.of(child)));
      found.addAll(ours || theirs.isEmpty() ? theirs : List.of(term));
    }
    return found;
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
