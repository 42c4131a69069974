package org.kinbridge.policy.minimise;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.kinbridge.policy.element.Document;
import org.kinbridge.policy.element.Element;
import org.kinbridge.policy.element.Marks;
import org.kinbridge.policy.element.Resource;

/**
 * Which resources stay: those that the summary still leads to over released references. A resource
 * nobody leads to would show that something was cut off before it.
 */
final class Kept {
  private static final String PROVENANCE = "cp-provenance";

  private Kept() {}

  static Set<Resource> of(Document document, Marks marks) {
    Set<Resource> kept = Collections.newSetFromMap(new java.util.IdentityHashMap<>());
    Deque<Resource> waiting = new ArrayDeque<>();
    kept.add(document.summary());
    waiting.add(document.summary());
    while (!waiting.isEmpty()) {
      for (String target : leadsTo(waiting.remove(), document, marks)) {
        Optional<Resource> resource =
            document.at(target).filter(found -> hasReleased(found, marks));
        if (resource.isPresent() && kept.add(resource.get())) {
          waiting.add(resource.get());
        }
      }
    }
    for (Resource provenance : document.resources(PROVENANCE)) {
      boolean tellsOfKept =
          provenance.root().children("target").stream()
              .anyMatch(
                  target ->
                      document
                          .at(target.node().path("reference").asText(""))
                          .filter(kept::contains)
                          .isPresent());
      if (tellsOfKept && hasReleased(provenance, marks)) {
        kept.add(provenance);
      }
    }
    return kept;
  }

  private static Set<String> leadsTo(Resource resource, Document document, Marks marks) {
    Set<String> targets = new LinkedHashSet<>();
    boolean summary = resource.equals(document.summary());
    for (int i = resource.root().ordinal(); i <= resource.root().lastOrdinal(); i++) {
      Element element = document.elements().get(i);
      if (element.name().equals("reference")
          && (marks.isReleased(element) || (summary && marks.of(element).isEmpty()))) {
        targets.add(element.node().asText());
      }
    }
    return targets;
  }

  static boolean hasReleased(Resource resource, Marks marks) {
    return resource.root().children().stream().anyMatch(marks::isReleased);
  }
}
