package org.kinbridge.policy.rule.redaction;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.policy.element.Element;
import org.kinbridge.policy.element.Marks;
import org.kinbridge.policy.element.Marks.Mark;
import org.kinbridge.policy.element.Marks.Mark.Withheld;
import org.kinbridge.policy.element.Marks.Notice;
import org.kinbridge.policy.element.Resource;
import org.kinbridge.policy.rule.Redaction;
import org.kinbridge.policy.situation.Situation;

/**
 * R08-parties: a measure names only who leaves too. Of somebody who stays home the part in it stays
 * as well, a term that then binds nobody, and a measure without a term: a silent absence stays
 * silent. It looks at what all others left, and so comes last.
 */
public final class MeasureParties implements Redaction {
  public static final String ID = "R08-parties";

  @Override
  public String id() {
    return ID;
  }

  @Override
  public void mark(Situation situation, Marks marks) {
    for (Resource measure : situation.document().resources("cp-legal-measure")) {
      if (marks.leaves(measure)) {
        List<Notice> cut = new ArrayList<>();
        List<Element> terms = measure.root().children("term");
        terms.forEach(term -> term(term, marks).ifPresent(cut::add));
        if (cut.size() == terms.size()) {
          withhold(measure.root(), weakest(cut), marks);
        }
      }
    }
  }

  /** How the whole term was withheld; empty when somebody of it leaves. */
  private static Optional<Notice> term(Element term, Marks marks) {
    List<Notice> cut = new ArrayList<>();
    List<Element> parties =
        term.children("offer").stream().flatMap(offer -> offer.children("party").stream()).toList();
    for (Element party : parties) {
      Optional<Notice> gone = gone(party, marks);
      gone.ifPresent(
          notice -> {
            cut.add(notice);
            withhold(party, notice, marks);
          });
    }
    if (cut.size() < parties.size()) {
      return Optional.empty();
    }
    Notice notice = weakest(cut);
    withhold(term, notice, marks);
    return Optional.of(notice);
  }

  /** Empty when one of those whom the party names leaves. */
  private static Optional<Notice> gone(Element party, Marks marks) {
    List<Resource> named =
        party.children("reference").stream()
            .flatMap(one -> marks.document().at(one.node().path("reference").asText("")).stream())
            .toList();
    if (named.stream().anyMatch(marks::leaves)) {
      return Optional.empty();
    }
    boolean silent = named.stream().anyMatch(one -> isSilent(one, marks));
    return Optional.of(silent ? Notice.SILENT : Notice.ANNOUNCED);
  }

  private static Notice weakest(List<Notice> notices) {
    return notices.contains(Notice.SILENT) ? Notice.SILENT : Notice.ANNOUNCED;
  }

  private static boolean isSilent(Resource resource, Marks marks) {
    return resource.root().children().stream()
        .map(element -> marks.of(element).orElse(null))
        .anyMatch((Mark mark) -> mark instanceof Withheld one && one.notice() == Notice.SILENT);
  }

  private static void withhold(Element element, Notice notice, Marks marks) {
    marks.withhold(element, new Withheld(ID, Reason.NOT_IN_WHITELIST, notice));
  }
}
