package org.kinbridge.policy.minimise;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kinbridge.disclosure.Owned;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.policy.element.Document;
import org.kinbridge.policy.element.Element;
import org.kinbridge.policy.element.Marks;
import org.kinbridge.policy.element.Marks.Mark.Withheld;
import org.kinbridge.policy.element.Marks.Notice;
import org.kinbridge.policy.element.Resource;
import org.kinbridge.policy.rule.redaction.MinimumNecessary;

/**
 * Which resources stay in the document: those that the summary still leads to over released
 * references. A resource nobody leads to would show that something was cut off before it.
 */
@Owned(by = "one decision", lock = "none: never leaves that decision")
public final class Kept {
  private static final String PROVENANCE = "cp-provenance";
  private static final Withheld UNREACHED =
      new Withheld(MinimumNecessary.ID, Reason.NOT_IN_WHITELIST, Notice.SILENT);

  private final Document document;
  private final Marks marks;
  private final Set<Resource> kept = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Set<Resource> reached = Collections.newSetFromMap(new IdentityHashMap<>());
  private final List<Element> leading = new ArrayList<>();

  private Kept(Marks marks) {
    this.document = marks.document();
    this.marks = marks;
  }

  /**
   * Finds them, and marks what stays because of it: no word tells of a resource that nothing kept
   * leads to, nor of a reference that leads to nothing kept.
   */
  public static Kept of(Marks marks) {
    Kept kept = new Kept(marks);
    kept.follow();
    kept.provenances();
    kept.silenceTheRest();
    marks.settle();
    return kept;
  }

  boolean contains(Resource resource) {
    return kept.contains(resource);
  }

  private void follow() {
    Deque<Resource> waiting = new ArrayDeque<>();
    kept.add(document.summary());
    reached.add(document.summary());
    waiting.add(document.summary());
    while (!waiting.isEmpty()) {
      for (Element reference : references(waiting.remove())) {
        Optional<Resource> target = target(reference);
        if (target.isPresent()) {
          reached.add(target.get());
          if (marks.leaves(target.get()) && kept.add(target.get())) {
            waiting.add(target.get());
          }
        }
      }
    }
  }

  /** Nothing leads to a provenance: it leads to what it tells of. */
  private void provenances() {
    for (Resource provenance : document.resources(PROVENANCE)) {
      if (tellsOfKept(provenance)) {
        reached.add(provenance);
        if (marks.leaves(provenance)) {
          kept.add(provenance);
          references(provenance);
        }
      }
    }
  }

  private boolean tellsOfKept(Resource provenance) {
    for (String target : provenance.references("target")) {
      if (isKept(document.at(target))) {
        return true;
      }
    }
    return false;
  }

  private boolean isKept(Optional<Resource> resource) {
    return resource.isPresent() && kept.contains(resource.get());
  }

  private Optional<Resource> target(Element reference) {
    return document.at(reference.node().asText());
  }

  /** The summary's table of contents is written anew and so has no marks, but leads on. */
  private List<Element> references(Resource resource) {
    List<Element> references = new ArrayList<>();
    boolean summary = resource.equals(document.summary());
    for (Element reference : document.references(resource.root())) {
      if (marks.isReleased(reference) || (summary && marks.of(reference).isEmpty())) {
        references.add(reference);
      }
    }
    leading.addAll(references);
    return references;
  }

  private void silenceTheRest() {
    for (Resource resource : document.resources()) {
      if (!reached.contains(resource)) {
        for (Element element : resource.root().children()) {
          if (marks.of(element).isPresent()) {
            marks.withhold(element, UNREACHED);
          }
        }
      }
    }
    for (Element reference : leading) {
      if (marks.isReleased(reference) && !isKept(target(reference))) {
        marks.withhold(reference, UNREACHED);
      }
    }
  }
}
