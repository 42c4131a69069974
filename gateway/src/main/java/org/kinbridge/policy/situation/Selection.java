package org.kinbridge.policy.situation;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.kinbridge.policy.element.Document;
import org.kinbridge.policy.element.Element;
import org.kinbridge.policy.element.Marks;
import org.kinbridge.policy.element.Marks.Mark;
import org.kinbridge.policy.element.Resource;
import org.kinbridge.policy.pack.ElementClass;
import org.kinbridge.policy.pack.ElementPath;
import org.kinbridge.policy.pack.ElementStep;

/** Finds in a document what the policy files name. */
public final class Selection {
  private Selection() {}

  /** The elements of one class, without those below them. */
  public static List<Element> of(ElementClass named, Situation situation) {
    List<Element> found = new ArrayList<>();
    each(named, situation, (step, element) -> found.add(element));
    return found;
  }

  /** Releases the elements of one class, each in the form in which the class has it. */
  public static void release(ElementClass named, Situation situation, String by, Marks marks) {
    each(
        named,
        situation,
        (step, element) -> marks.release(element, new Mark.Released(by, step.form())));
  }

  private static void each(
      ElementClass named, Situation situation, BiConsumer<ElementStep, Element> action) {
    for (ElementClass.Part part : named.parts()) {
      for (Resource resource : situation.document().resources(part.profile())) {
        if (isMeant(resource, part, situation)) {
          for (ElementStep step : part.elements()) {
            for (Element element : children(resource.root(), step)) {
              action.accept(step, element);
            }
          }
        }
      }
    }
  }

  private static boolean isMeant(Resource resource, ElementClass.Part part, Situation situation) {
    return (part.code().isEmpty() || resource.root().answersTo(part.code().get()))
        && (part.people().isEmpty() || People.are(part.people().get(), resource, situation));
  }

  public static List<Element> of(List<ElementPath> paths, Document document) {
    List<Element> found = new ArrayList<>();
    for (ElementPath path : paths) {
      for (Resource resource : document.resources(path.resource().name())) {
        if (path.resource().which().map(resource.root()::answersTo).orElse(true)) {
          found.addAll(
              path.element()
                  .map(step -> children(resource.root(), step))
                  .orElse(List.of(resource.root())));
        }
      }
    }
    return found;
  }

  private static List<Element> children(Element root, ElementStep step) {
    List<Element> named = root.children(step.name());
    if (step.which().isEmpty()) {
      return named;
    }
    List<Element> chosen = new ArrayList<>();
    for (Element one : named) {
      if (one.answersTo(step.which().get())) {
        chosen.add(one);
      }
    }
    return chosen;
  }

  /**
   * Every element that carries one of the labels itself, and every resource that carries one as a
   * whole; the whole document where it carries one that nobody placed in it.
   */
  public static List<Element> labelled(Document document, Set<String> labels) {
    List<Element> found = new ArrayList<>();
    for (String label : labels) {
      found.addAll(document.bearing(label));
    }
    return found;
  }

  /**
   * What is made anew for the document that leaves: type, labels, and the sections that list what
   * is left.
   */
  public static boolean isBuiltAnew(Element element) {
    return element.name().equals("resourceType")
        || element.name().equals("meta")
        || (element.name().equals("section") && element.children("text").isEmpty());
  }

  /** The ordinals of the elements and of all below them. */
  public static BitSet below(List<Element> elements) {
    BitSet ordinals = new BitSet();
    for (Element element : elements) {
      ordinals.set(element.ordinal(), element.lastOrdinal() + 1);
    }
    return ordinals;
  }
}
