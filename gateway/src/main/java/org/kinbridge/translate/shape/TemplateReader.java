package org.kinbridge.translate.shape;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kinbridge.disclosure.Owned;
import org.kinbridge.translate.shape.Shape.Hole;
import org.kinbridge.translate.shape.Template.Known;
import org.kinbridge.translate.shape.Template.Member;
import org.kinbridge.translate.shape.Template.Needs;
import org.kinbridge.translate.shape.Template.Part;
import org.kinbridge.translate.shape.Template.Which;
import org.kinbridge.translate.yaml.Yaml;

/**
 * Compiles the body of one shape. A text that begins with {@code =} is a hole ({@code =name},
 * {@code =name|system}, {@code =name|script}, in a list {@code =name*}), a reference ({@code
 * =@shape}, {@code =@~shape}, {@code =@shape(hole)}) or something known ({@code =$node}); {@code
 * $each: name}, {@code $each: "@shape"} or {@code $each: "@shape(hole)"} repeats a list element.
 * All else stands as it is written.
 */
@Owned(by = "the thread that loads the maps", lock = "none")
final class TemplateReader {
  private static final Pattern HOLE =
      Pattern.compile("=([a-z][A-Za-z0-9.]*)(\\*)?(?:\\|(system|script))?");
  private static final Pattern REFERENCE =
      Pattern.compile("=@(~)?([a-z][a-z-]*)(?:\\(([a-z][A-Za-z0-9.]*)\\))?");
  private static final Pattern KNOWN = Pattern.compile("=\\$([a-zA-Z]+)");
  private static final Map<String, Known> WORDS =
      Map.of(
          "id", Known.ID,
          "uuid", Known.UUID,
          "node", Known.NODE,
          "authority", Known.AUTHORITY,
          "authorityName", Known.AUTHORITY_NAME,
          "role", Known.ROLE,
          "asOf", Known.AS_OF);

  private final List<String> shapes;
  private final List<Hole> holes = new ArrayList<>();
  private final Set<String> repeated = new HashSet<>();

  /**
   * @param shapes in the order of their ranks
   */
  TemplateReader(List<String> shapes) {
    this.shapes = shapes;
  }

  List<Hole> holes() {
    return holes;
  }

  int hole(String name) {
    for (int i = 0; i < holes.size(); i++) {
      if (holes.get(i).name().equals(name)) {
        return i;
      }
    }
    return -1;
  }

  /**
   * @param prefix what pointers to constants begin with
   */
  Template read(Yaml at, String prefix) {
    return switch (at.kind()) {
      case SCALAR -> scalar(at, prefix);
      case LIST -> list(at, prefix);
      case MAPPING -> mapping(at, prefix);
      case ABSENT -> Template.Sequence.of(List.of(), Needs.NOTHING);
    };
  }

  private static List<String> source(Yaml at, String prefix) {
    return List.of(prefix + at.path().replaceFirst("^/shapes", ""));
  }

  private Template scalar(Yaml at, String prefix) {
    String text = at.scalar().isTextual() ? at.scalar().textValue() : "";
    if (!text.startsWith("=")) {
      return new Template.Constant(at.scalar(), source(at, prefix));
    }
    Matcher hole = HOLE.matcher(text);
    Matcher reference = REFERENCE.matcher(text);
    Matcher known = KNOWN.matcher(text);
    if (hole.matches()) {
      return fromHole(hole.group(1), hole.group(2) != null, part(hole.group(3)));
    }
    if (reference.matches()) {
      return reference(at, reference, prefix);
    }
    if (known.matches() && WORDS.containsKey(known.group(1))) {
      List<String> source =
          known.group(1).endsWith("id") ? source(at, prefix) : List.of("origin:/" + known.group(1));
      return new Template.FromOrigin(WORDS.getOrDefault(known.group(1), Known.ID), source);
    }
    at.wrong("neither a hole, a reference nor something known");
    return new Template.Constant(at.scalar(), source(at, prefix));
  }

  private static Part part(@org.jspecify.annotations.Nullable String written) {
    if (written == null) {
      return Part.VALUE;
    }
    return written.equals("system") ? Part.SYSTEM : Part.SCRIPT;
  }

  private Template fromHole(String name, boolean starred, Part part) {
    boolean repeats = starred || repeated.contains(name);
    int index = hole(name);
    if (index < 0) {
      index = holes.size();
      holes.add(new Hole(name, repeats));
    }
    return new Template.FromHole(index, repeats, part);
  }

  private Template reference(Yaml at, Matcher written, String prefix) {
    String shape = written.group(2);
    int rank = shapes.indexOf(shape);
    if (rank < 0) {
      at.wrong("'order' does not name the shape");
    }
    List<String> source = source(at, prefix);
    if (written.group(3) != null
        && fromHole(written.group(3), true, Part.VALUE) instanceof Template.FromHole name) {
      return new Template.Reference(shape, rank, Which.NAMED, name.hole(), source);
    }
    if (repeated.contains("@" + shape)) {
      return new Template.Reference(shape, rank, Which.EACH, -1, source);
    }
    Which which = written.group(1) != null ? Which.SAME_ELEMENT : Which.ONLY;
    return new Template.Reference(shape, rank, which, -1, source);
  }

  /** The body of a shape; one that is no mapping is empty, and a problem of whoever reads it. */
  Template.Mapping body(Yaml at, String prefix) {
    return mapping(at, prefix);
  }

  private Template.Mapping mapping(Yaml at, String prefix) {
    List<Member> members = new ArrayList<>();
    for (Map.Entry<String, Yaml> member : at.members().entrySet()) {
      members.add(new Member(member.getKey().intern(), read(member.getValue(), prefix)));
    }
    return Template.Mapping.of(members, needs(members.stream().map(Member::value).toList()));
  }

  private Template list(Yaml at, String prefix) {
    List<Template> elements = new ArrayList<>();
    for (Yaml item : at.items()) {
      if (item.kind() == Yaml.Kind.MAPPING && item.has("$each")) {
        elements.add(repeated(item, prefix));
      } else {
        Template element = read(item, prefix);
        boolean starred =
            element instanceof Template.FromHole hole && holes.get(hole.hole()).repeats();
        elements.add(starred ? new Template.Repeated(element, element) : element);
      }
    }
    return Template.Sequence.of(elements, needs(elements));
  }

  private Template repeated(Yaml item, String prefix) {
    String name = item.get("$each").text();
    repeated.add(name);
    Matcher reference = REFERENCE.matcher("=" + name);
    Template over =
        reference.matches() ? reference(item, reference, prefix) : fromHole(name, true, Part.VALUE);
    Map<String, Yaml> others = new java.util.LinkedHashMap<>(item.members());
    others.remove("$each");
    Template element =
        mapping(
            Yaml.mapping(item.file(), item.line(), item.path(), others, item.problems()), prefix);
    repeated.remove(name);
    return new Template.Repeated(element, over);
  }

  /** Where a hole stands the holes decide; else the references; else it is there anyway. */
  private static Needs needs(List<Template> parts) {
    Needs needs = Needs.NOTHING;
    for (Template part : parts) {
      if (part.needs().compareTo(needs) > 0) {
        needs = part.needs();
      }
    }
    return needs;
  }
}
