package org.kinbridge.policy.rule.override;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.policy.element.Element;
import org.kinbridge.policy.element.Marks;
import org.kinbridge.policy.element.Marks.Mark;
import org.kinbridge.policy.element.Marks.Notice;
import org.kinbridge.policy.element.Resource;
import org.kinbridge.policy.request.Request.Statement;
import org.kinbridge.policy.rule.Settler;
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
    List<Written> texts = texts(situation, marks);
    if (texts.isEmpty()) {
      return Verdict.passed();
    }
    Map<String, Settler> withheld = names(situation, marks);
    List<Ask> asks = new ArrayList<>();
    for (Written text : texts) {
      named(text.words(), withheld)
          .ifPresent(
              who -> asks.add(new Ask(Reason.RESIDUAL_MATCH, text.place(), text.says(), who)));
    }
    return asks.isEmpty() ? Verdict.passed() : new Verdict.Asks(asks, List.of());
  }

  /**
   * @param says what is asked where it names somebody
   */
  private record Written(String place, String words, String says) {}

  /** What named persons wrote, or released, and what would leave. */
  private static List<Written> texts(Situation situation, Marks marks) {
    if (!Permission.allowsNarrative(situation)) {
      return List.of();
    }
    List<Written> texts = new ArrayList<>();
    for (int i = 0; i < situation.request().statements().size(); i++) {
      Statement statement = situation.request().statements().get(i);
      String text = statement.text().reveal("scan the statement for withheld names");
      texts.add(
          new Written(
              "/statements/" + i + "/text", text, "the text names a person who is withheld"));
    }
    for (Element section : situation.document().summary().root().children("section")) {
      String passage = section.node().path("text").path("div").asText("");
      if (marks.isReleased(section)) {
        texts.add(
            new Written(section.path(), passage, "the passage names a person who is withheld"));
      }
    }
    return texts;
  }

  /** Who could let the text pass; empty where it names nobody who is withheld. */
  private static Optional<Settler> named(String text, Map<String, Settler> withheld) {
    List<Settler> found =
        words(text).stream().filter(withheld::containsKey).map(withheld::get).toList();
    return found.contains(Settler.SENDER)
        ? Optional.of(Settler.SENDER)
        : found.stream().findFirst();
  }

  /**
   * The words of withheld names. Another person may let a name pass that a rule only does not need;
   * nobody may let one pass that is withheld without a trace.
   */
  private static Map<String, Settler> names(Situation situation, Marks marks) {
    Map<String, Settler> withheld = new HashMap<>();
    Set<String> released = new HashSet<>();
    for (Resource resource : situation.document().resources()) {
      for (Element name : resource.root().children("name")) {
        boolean person = resource.is("cp-related-person") || resource.is("cp-child");
        if (person && marks.isReleased(name)) {
          released.addAll(words(name.node().path("text").asText("")));
        } else if (person) {
          Settler settler = settler(name, marks);
          words(name.node().path("text").asText(""))
              .forEach(word -> withheld.merge(word, settler, NamesInText::stricter));
        }
      }
    }
    withheld.keySet().removeAll(released);
    withheld.keySet().removeIf(word -> word.length() < SHORTEST);
    return withheld;
  }

  private static Settler settler(Element name, Marks marks) {
    boolean announced =
        marks.of(name).orElse(null) instanceof Mark.Withheld mark
            && mark.notice() == Notice.ANNOUNCED;
    return announced ? Settler.APPROVER : Settler.SENDER;
  }

  private static Settler stricter(Settler one, Settler other) {
    return one == Settler.SENDER ? one : other;
  }

  private static Set<String> words(String text) {
    String folded = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    return new HashSet<>(List.of(NO_WORD.split(folded)));
  }
}
