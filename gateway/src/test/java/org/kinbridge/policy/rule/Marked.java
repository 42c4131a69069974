package org.kinbridge.policy.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.kinbridge.policy.Retold;
import org.kinbridge.policy.element.Document;
import org.kinbridge.policy.element.Element;
import org.kinbridge.policy.element.Marks;
import org.kinbridge.policy.situation.Situation;

/** What one rule alone does to a story, whatever others do to it as well. */
public record Marked(Document document, Marks marks) {
  public static Marked by(Redaction rule, Retold story) throws Exception {
    Situation situation = story.situation();
    Marks marks = new Marks(situation.document());
    rule.mark(situation, marks);
    return new Marked(situation.document(), marks);
  }

  /** The paths of what is withheld with all below it, without those below. */
  public List<String> withheld() {
    List<String> paths = new ArrayList<>();
    int last = -1;
    for (Element element : document.elements()) {
      if (element.ordinal() > last && marks.of(element).isPresent()) {
        paths.add(element.path().substring("Bundle.".length()));
        last = element.lastOrdinal();
      }
    }
    return paths;
  }

  /** In which ways something is withheld or released. */
  public Set<String> ways() {
    Set<String> ways = new TreeSet<>();
    for (Element element : document.elements()) {
      marks.of(element).ifPresent(mark -> ways.add(mark.toString()));
    }
    return ways;
  }
}
