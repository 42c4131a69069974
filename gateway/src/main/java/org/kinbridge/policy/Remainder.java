package org.kinbridge.policy;

import java.util.ArrayList;
import java.util.List;
import org.kinbridge.policy.element.Document;
import org.kinbridge.policy.element.Element;
import org.kinbridge.policy.element.Marks;
import org.kinbridge.policy.element.Marks.Mark.Withheld;
import org.kinbridge.policy.rule.Verdict;
import org.kinbridge.policy.rule.Verdict.Ask;
import org.kinbridge.policy.situation.Situation;

/**
 * What is left after the redactions is still about the child and from somebody: where a wall took
 * the child, the summary or the authority that sends as a whole there is nothing to send, for that
 * wall's reason.
 */
final class Remainder {
  static final String ID = "remainder";

  private static final String LABELS = ".meta.security";
  private static final String UNPLACED =
      "a label of the record as a whole that nothing in it bears: label what it means";

  private Remainder() {}

  static Verdict judge(Situation situation, Marks marks) {
    Element root = situation.document().root();
    if (marks.of(root).orElse(null) instanceof Withheld withheld) {
      return new Verdict.Refuses(
          new Ask(withheld.reason(), root.path() + LABELS, UNPLACED), List.of());
    }
    for (Element whole : needed(situation.document())) {
      if (marks.of(whole).orElse(null) instanceof Withheld withheld) {
        return new Verdict.Refuses(
            new Ask(withheld.reason(), whole.path(), withheld.reason().sentence()), List.of());
      }
    }
    return Verdict.passed();
  }

  private static List<Element> needed(Document document) {
    Element summary = document.summary().root();
    List<Element> needed = new ArrayList<>(List.of(document.child().root(), summary));
    for (String by : List.of("author", "custodian")) {
      for (Element reference : summary.children(by)) {
        document
            .at(reference.node().path("reference").asText(""))
            .ifPresent(authority -> needed.add(authority.root()));
      }
    }
    return needed;
  }
}
