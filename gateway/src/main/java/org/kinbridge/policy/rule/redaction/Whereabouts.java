package org.kinbridge.policy.rule.redaction;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.BiPredicate;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.policy.element.Element;
import org.kinbridge.policy.element.Marks;
import org.kinbridge.policy.element.Marks.Mark.Withheld;
import org.kinbridge.policy.element.Marks.Notice;
import org.kinbridge.policy.element.Resource;
import org.kinbridge.policy.pack.Labels;
import org.kinbridge.policy.rule.Redaction;
import org.kinbridge.policy.situation.Measures;
import org.kinbridge.policy.situation.People;
import org.kinbridge.policy.situation.SameHome;
import org.kinbridge.policy.situation.Selection;
import org.kinbridge.policy.situation.Situation;

/**
 * R11: where a restricted person can be reached through the recipient, nothing tells where the
 * child or a protected adult is: no address, no telephone, no carer, and no relative of the same
 * household. An address in another household stays.
 */
public final class Whereabouts implements Redaction {
  @Override
  public String id() {
    return "R11";
  }

  @Override
  public void mark(Situation situation, Marks marks) {
    if (!People.restrictedReachable(situation)) {
      return;
    }
    BitSet rescue = Selection.below(PlaceInRecipientState.rescuePlaces(situation));
    Withheld silent = new Withheld(id(), Reason.WHEREABOUTS, Notice.SILENT);
    Element child =
        situation.document().child().root(); // a label on the whole child means its contacts
    for (Element element : telling(situation)) {
      if (!element.equals(child) && !rescue.get(element.ordinal())) {
        marks.withhold(element, silent);
      }
    }
  }

  private static List<Element> telling(Situation situation) {
    Labels.Whereabouts where = situation.version().labels().whereabouts();
    List<Element> found = new ArrayList<>(Selection.of(where.elements(), situation.document()));
    found.addAll(Selection.labelled(situation.document(), where.labels()));
    for (Resource person : situation.document().resources("cp-related-person")) {
      if (People.isCarer(person, situation)) {
        found.add(person.root());
      }
    }
    for (Resource measure : situation.document().resources(Measures.PROFILE)) {
      found.addAll(Measures.carers(measure));
    }
    found.addAll(sameHousehold(situation));
    return found;
  }

  /** Contacts of relatives that may be the child's own, written down a second time. */
  private static List<Element> sameHousehold(Situation situation) {
    Element child = situation.document().child().root();
    List<Element> found = new ArrayList<>();
    for (Resource person : situation.document().resources("cp-related-person")) {
      found.addAll(shared(person.root(), child, "address", SameHome::addresses));
      found.addAll(shared(person.root(), child, "telecom", SameHome::telecoms));
    }
    return found;
  }

  private static List<Element> shared(
      Element person, Element child, String member, BiPredicate<JsonNode, JsonNode> same) {
    return person.children(member).stream()
        .filter(
            contact ->
                child.children(member).stream()
                    .anyMatch(own -> same.test(own.node(), contact.node())))
        .toList();
  }
}
