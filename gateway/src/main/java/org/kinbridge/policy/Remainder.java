package org.kinbridge.policy;

import java.util.ArrayList;
import java.util.List;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.policy.element.Document;
import org.kinbridge.policy.element.Element;
import org.kinbridge.policy.element.Marks;
import org.kinbridge.policy.element.Marks.Mark.Withheld;
import org.kinbridge.policy.pack.ElementClass;
import org.kinbridge.policy.pack.PolicyVersion;
import org.kinbridge.policy.rule.Verdict;
import org.kinbridge.policy.rule.Verdict.Ask;
import org.kinbridge.policy.situation.Permission;
import org.kinbridge.policy.situation.Situation;

/**
 * What is left after the redactions is still about the child and from somebody: where a wall took
 * the child, the summary or the authority that sends as a whole there is nothing to send, for that
 * wall's reason; nor where order or agreement do not cover who the child is.
 */
final class Remainder {
  static final String ID = "remainder";

  private static final String LABELS = ".meta.security";
  private static final String UNPLACED =
      "a label of the record as a whole that nothing in it bears: label what it means";

  private static final String NOBODY =
      "neither the order nor the agreement covers who the child is, so nothing can be told of it";

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

  /** Asked when nothing waits for the sender any more: an order may still be missing till then. */
  static Verdict covered(Situation situation) {
    if (Permission.classes(situation).stream().anyMatch(Remainder::tellsOfWhom)) {
      return Verdict.passed();
    }
    String child = situation.document().child().root().path();
    return new Verdict.Refuses(new Ask(Reason.NOT_IN_WHITELIST, child, NOBODY), List.of());
  }

  private static boolean tellsOfWhom(ElementClass granted) {
    return granted.within().equals(PolicyVersion.IDENTITY);
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
