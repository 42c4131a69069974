package org.kinbridge.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.kinbridge.disclosure.Owned;
import org.kinbridge.disclosure.Personal;
import org.kinbridge.policy.element.Document;
import org.kinbridge.policy.element.Element;
import org.kinbridge.policy.element.Form;
import org.kinbridge.policy.element.Marks;
import org.kinbridge.policy.element.Marks.Mark;
import org.kinbridge.policy.element.Marks.Mark.Released;
import org.kinbridge.policy.element.Marks.Mark.Withheld;
import org.kinbridge.policy.element.Resource;
import org.kinbridge.policy.file.Enclosed;
import org.kinbridge.policy.minimise.Part;
import org.kinbridge.policy.request.Request.Statement;
import org.kinbridge.policy.rule.redaction.MinimumNecessary;
import org.kinbridge.profile.frozen.FrozenArray;
import org.kinbridge.profile.frozen.FrozenObject;

/** Collects what stays from the marks, element by element. */
@Owned(by = "one decision", lock = "none: never leaves that decision")
final class Staying {
  private static final String CATEGORY = "withheld element";

  private record Kind(String rule, String path) implements Comparable<Kind> {
    @Override
    public int compareTo(Kind other) {
      int rules = rule.compareTo(other.rule);
      return rules != 0 ? rules : path.compareTo(other.path);
    }
  }

  private final Document document;
  private final Marks marks;
  private final Map<Kind, List<JsonNode>> announced = new TreeMap<>();
  private final List<Stayed.Silent> silent = new ArrayList<>();

  /** Elements that leave as ended, with the rule that says so. */
  private final Map<Element, String> expired = new IdentityHashMap<>();

  private Staying(Marks marks) {
    this.document = marks.document();
    this.marks = marks;
    for (Marks.Note note : marks.notes()) {
      if (note.form() == Form.EXPIRED) {
        expired.put(note.element(), note.by());
      }
    }
  }

  /**
   * @param unsaid statements of the request that do not join the document
   * @param files all that are attached to it
   */
  static Stayed of(Marks marks, List<Statement> unsaid, List<Enclosed> files) {
    Staying staying = new Staying(marks);
    staying.document.resources().forEach(staying::collect);
    unsaid.forEach(statement -> staying.silent.add(Brought.silent(statement)));
    files.stream()
        .filter(Enclosed::staysInPart)
        .forEach(file -> staying.silent.add(Brought.silent(file)));
    return staying.stayed();
  }

  private Stayed stayed() {
    List<Stayed.Announced> told =
        announced.entrySet().stream()
            .map(
                kind ->
                    new Stayed.Announced(
                        kind.getKey().path(),
                        kind.getKey().rule(),
                        Personal.of(CATEGORY, FrozenArray.of(kind.getValue()))))
            .toList();
    return new Stayed(told, silent);
  }

  private void collect(Resource resource) {
    int last = resource.root().lastOrdinal();
    for (int i = resource.root().ordinal() + 1; i <= last; i++) {
      Element element = document.elements().get(i);
      if (!marks.isPlain(element)) {
        marks.of(element).ifPresent(mark -> collect(new Place(resource, element), mark));
      }
      if (!expired.isEmpty() && expired.containsKey(element) && marks.isReleased(element)) {
        ended(new Place(resource, element), marks.of(element).orElseThrow());
      }
    }
  }

  /**
   * What leaves in a lesser form stays as well, in its own words. What an element is marked with
   * tells of all below it that is marked so.
   */
  private void collect(Place place, Mark mark) {
    if (place.isToldAbove(marks, mark)) {
      return;
    }
    switch (mark) {
      case Withheld withheld ->
          value(place.element(), mark).ifPresent(value -> keep(withheld, place, value));
      case Released released -> {
        if (released.form().isPresent()) {
          value(place.element(), mark)
              .ifPresent(value -> announce(MinimumNecessary.ID, place, value));
        }
      }
    }
  }

  private void ended(Place place, Mark mark) {
    Optional.ofNullable(expired.get(place.element()))
        .ifPresent(
            by -> value(place.element(), mark).ifPresent(value -> announce(by, place, value)));
  }

  /** Where an element stands that stays: most elements leave, and nobody asks where they stood. */
  private record Place(Resource resource, Element element) {
    boolean isToldAbove(Marks marks, Mark mark) {
      Element above = element.parent().orElseThrow();
      return !above.equals(resource.root()) && marks.of(above).filter(mark::equals).isPresent();
    }

    /** {@code Bundle.entry[1].resource(cp-child).name[0].text} */
    String path() {
      Element root = resource.root();
      return root.path() + "(" + resource.profile() + ")" + element.pathBelow(root);
    }

    /** {@code cp-child.name.text} */
    String kind() {
      return resource.profile() + element.kindBelow(resource.root());
    }
  }

  private void keep(Withheld mark, Place place, JsonNode value) {
    switch (mark.notice()) {
      case SILENT ->
          silent.add(new Stayed.Silent(place.path(), mark.by(), Personal.of(CATEGORY, value)));
      case ANNOUNCED -> announce(mark.by(), place, value);
    }
  }

  private void announce(String rule, Place place, JsonNode value) {
    announced
        .computeIfAbsent(new Kind(rule, place.kind()), first -> new ArrayList<>(1))
        .add(valued(place.path(), value));
  }

  private static JsonNode valued(String path, JsonNode value) {
    FrozenObject.Builder valued = new FrozenObject.Builder(2);
    valued.set("path", TextNode.valueOf(path));
    valued.set("value", value);
    return valued.done();
  }

  /** The element as far as that mark reaches: what another mark holds below it is another's. */
  private Optional<JsonNode> value(Element element, Mark mark) {
    return marks.isAll(element, mark) ? Optional.of(element.node()) : part(element, mark);
  }

  private Optional<JsonNode> part(Element element, Mark mark) {
    if (element.isScalar()) {
      return marks.of(element).filter(mark::equals).map(same -> element.node());
    }
    Part part = new Part(element);
    for (Element child : element.children()) {
      part(child, mark).ifPresent(value -> part.put(child, value));
    }
    return part.isEmpty() ? Optional.empty() : Optional.of(part.done());
  }
}
