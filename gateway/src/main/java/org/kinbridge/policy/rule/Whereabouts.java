package org.kinbridge.policy.rule;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.policy.element.Element;
import org.kinbridge.policy.element.Marks;
import org.kinbridge.policy.element.Marks.Mark.Withheld;
import org.kinbridge.policy.element.Marks.Notice;
import org.kinbridge.policy.element.Resource;
import org.kinbridge.policy.pack.Labels;

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
    Set<Integer> rescue = Selection.below(PlaceInRecipientState.rescuePlaces(situation));
    Withheld silent = new Withheld(id(), Reason.WHEREABOUTS, Notice.SILENT);
    Element child =
        situation.document().child().root(); // a label on the whole child means its contacts
    for (Element element : telling(situation)) {
      if (!element.equals(child) && !rescue.contains(element.ordinal())) {
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
    found.addAll(sameHousehold(situation));
    return found;
  }

  /** Contacts of relatives that are the child's own, written down a second time. */
  private static List<Element> sameHousehold(Situation situation) {
    Set<String> own = new HashSet<>();
    contacts(situation.document().child()).forEach(contact -> own.add(value(contact)));
    own.remove("");
    List<Element> found = new ArrayList<>();
    for (Resource person : situation.document().resources("cp-related-person")) {
      contacts(person).stream().filter(contact -> own.contains(value(contact))).forEach(found::add);
    }
    return found;
  }

  private static List<Element> contacts(Resource person) {
    List<Element> contacts = new ArrayList<>(person.root().children("address"));
    contacts.addAll(person.root().children("telecom"));
    return contacts;
  }

  private static String value(Element contact) {
    StringBuilder text = new StringBuilder(contact.node().path("value").asText(""));
    text.append(contact.node().path("text").asText(""));
    contact.node().path("line").forEach(line -> text.append(line.asText("")));
    return Normalizer.normalize(text, Normalizer.Form.NFKC)
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N}]", "");
  }
}
