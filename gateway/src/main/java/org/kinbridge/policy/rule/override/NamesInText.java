package org.kinbridge.policy.rule.override;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.policy.element.Element;
import org.kinbridge.policy.element.Marks;
import org.kinbridge.policy.element.Resource;
import org.kinbridge.policy.request.Request.Statement;
import org.kinbridge.policy.rule.Verdict;
import org.kinbridge.policy.rule.Verdict.Ask;
import org.kinbridge.policy.situation.Permission;
import org.kinbridge.policy.situation.Situation;

/**
 * R27: a text that names somebody whose name is withheld waits for its author. A single name of a
 * person is enough.
 */
public final class NamesInText {
  public static final String ID = "R27-scan";
  private static final int SHORTEST = 4;
  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

  private NamesInText() {}

  public static Verdict judge(Situation situation, Marks marks) {
    if (!Permission.allowsNarrative(situation)) {
      return Verdict.passed();
    }
    Set<String> withheld = names(situation, marks);
    List<Ask> asks = new ArrayList<>();
    for (int i = 0; i < situation.request().statements().size(); i++) {
      Statement statement = situation.request().statements().get(i);
      if (words(statement.text().reveal("scan the statement for withheld names")).stream()
          .anyMatch(withheld::contains)) {
        asks.add(
            new Ask(
                Reason.RESIDUAL_MATCH,
                "/statements/" + i + "/text",
                "the text names a person who is withheld"));
      }
    }
    for (Element section : situation.document().summary().root().children("section")) {
      String passage = section.node().path("text").path("div").asText("");
      if (marks.isReleased(section) && words(passage).stream().anyMatch(withheld::contains)) {
        asks.add(
            new Ask(
                Reason.RESIDUAL_MATCH,
                section.path(),
                "the passage names a person who is withheld"));
      }
    }
    return asks.isEmpty() ? Verdict.passed() : new Verdict.Asks(asks, List.of());
  }

  private static Set<String> names(Situation situation, Marks marks) {
    Set<String> withheld = new HashSet<>();
    Set<String> released = new HashSet<>();
    for (Resource resource : situation.document().resources()) {
      for (Element name : resource.root().children("name")) {
        boolean person = resource.is("cp-related-person") || resource.is("cp-child");
        if (person) {
          (marks.isReleased(name) ? released : withheld)
              .addAll(words(name.node().path("text").asText("")));
        }
      }
    }
    withheld.removeAll(released);
    withheld.removeIf(word -> word.length() < SHORTEST);
    return withheld;
  }

  private static Set<String> words(String text) {
    String folded = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    return new HashSet<>(List.of(NO_WORD.split(folded)));
  }
}
