package org.kinbridge.translate.shape;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kinbridge.translate.shape.Template.Known;
import org.kinbridge.translate.shape.Template.Member;
import org.kinbridge.translate.shape.Template.Needs;
import org.kinbridge.translate.shape.Template.Part;

/**
 * Reads a resource by the shape it was written with: the reverse of {@link Writing}. What a
 * template says itself must stand there; what stands there and no template knows is kept as unread.
 */
public final class Unfilling {
  private static final String ABSENT = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";

  /** What a hole of the template holds. */
  public record Filled(int hole, Part part, JsonNode value, String path) {}

  /** What the sender says of itself. */
  public record Stated(Known known, String value, String path) {}

  /** A reference, and what its template says of where it leads. */
  public record Led(Template.Reference reference, String url) {}

  /**
   * @param unread elements that no template knows
   * @param masked elements that the sender announced and did not give
   */
  public record Fit(
      List<Filled> filled,
      List<Stated> stated,
      List<Led> led,
      List<String> unread,
      List<String> masked) {
    public static Fit nothing() {
      return new Fit(
          new ArrayList<>(),
          new ArrayList<>(),
          new ArrayList<>(),
          new ArrayList<>(),
          new ArrayList<>());
    }

    private void add(Fit other) {
      filled.addAll(other.filled);
      stated.addAll(other.stated);
      led.addAll(other.led);
      unread.addAll(other.unread);
      masked.addAll(other.masked);
    }
  }

  private Unfilling() {}

  /** Empty when the resource says something that its shape rules out. */
  public static Optional<Fit> resource(Shape shape, JsonNode resource, String path) {
    return shape.body() instanceof Template.Mapping body
        ? mapping(body, resource, path, Set.of("meta"))
        : Optional.empty();
  }

  private static Optional<Fit> read(Template template, JsonNode node, String path) {
    if (masked(node)) {
      Fit masked = Fit.nothing();
      masked.masked.add(path);
      return Optional.of(masked);
    }
    return switch (template) {
      case Template.Constant constant when constant.value().equals(node) ->
          Optional.of(Fit.nothing());
      case Template.Constant other -> Optional.empty();
      case Template.FromHole hole -> hole(hole, node, path);
      case Template.Reference reference -> led(reference, node);
      case Template.FromOrigin origin -> stated(origin, node, path);
      case Template.Repeated repeated -> read(repeated.element(), node, path);
      case Template.Mapping mapping -> mapping(mapping, node, path, Set.of());
      case Template.Sequence sequence -> sequence(sequence, node, path);
    };
  }

  private static Optional<Fit> hole(Template.FromHole hole, JsonNode node, String path) {
    if (!node.isValueNode()) {
      return Optional.empty();
    }
    Fit fit = Fit.nothing();
    fit.filled.add(new Filled(hole.hole(), hole.part(), node, path));
    return Optional.of(fit);
  }

  private static Optional<Fit> led(Template.Reference reference, JsonNode node) {
    if (!node.isTextual()) {
      return Optional.empty();
    }
    Fit fit = Fit.nothing();
    fit.led.add(new Led(reference, node.textValue()));
    return Optional.of(fit);
  }

  private static Optional<Fit> stated(Template.FromOrigin origin, JsonNode node, String path) {
    if (!node.isTextual()) {
      return Optional.empty();
    }
    Fit fit = Fit.nothing();
    fit.stated.add(new Stated(origin.known(), node.textValue(), path));
    return Optional.of(fit);
  }

  private static Optional<Fit> mapping(
      Template.Mapping mapping, JsonNode node, String path, Set<String> apart) {
    if (!node.isObject()) {
      return Optional.empty();
    }
    Fit fit = Fit.nothing();
    Set<String> known = new HashSet<>(apart);
    for (Member member : mapping.members()) {
      known.add(member.name());
      String at = path + "." + member.name();
      Optional<Fit> below =
          node.has(member.name())
              ? read(member.value(), node.path(member.name()), at)
              : Optional.empty();
      if (below.isEmpty() && member.value().needs() == Needs.NOTHING) {
        return Optional.empty();
      }
      if (below.isPresent()) {
        fit.add(below.get());
      } else if (node.has(member.name())) {
        fit.unread.add(at);
      }
    }
    system(mapping).ifPresent(filled -> fit.filled.add(filled));
    for (var member : node.properties()) {
      if (!known.contains(member.getKey())) {
        (masked(member.getValue()) ? fit.masked : fit.unread).add(path + "." + member.getKey());
      }
    }
    return Optional.of(fit);
  }

  /** The code system of a hole, where the shape says it itself. */
  private static Optional<Filled> system(Template.Mapping coding) {
    Optional<JsonNode> system = Optional.empty();
    Optional<Integer> code = Optional.empty();
    for (Member member : coding.members()) {
      if (member.name().equals("system") && member.value() instanceof Template.Constant constant) {
        system = Optional.of(constant.value());
      }
      if (member.name().equals("code")
          && member.value() instanceof Template.FromHole hole
          && hole.part() == Part.VALUE) {
        code = Optional.of(hole.hole());
      }
    }
    return system.isPresent() && code.isPresent()
        ? Optional.of(new Filled(code.get(), Part.SYSTEM, system.get(), ""))
        : Optional.empty();
  }

  /** Each element is read by the template that leaves least of it unread; the first of several. */
  private static Optional<Fit> sequence(Template.Sequence sequence, JsonNode node, String path) {
    if (!node.isArray()) {
      return Optional.empty();
    }
    Fit all = Fit.nothing();
    Set<Template> taken = new HashSet<>();
    for (int i = 0; i < node.size(); i++) {
      String at = path + "[" + i + "]";
      Optional<Choice> choice = choose(sequence, node.get(i), at, taken);
      if (choice.isPresent()) {
        all.add(choice.get().fit());
        taken.add(choice.get().template());
      } else {
        all.unread.add(at);
      }
    }
    boolean whole =
        sequence.elements().stream()
            .allMatch(element -> element.needs() != Needs.NOTHING || taken.contains(element));
    return whole ? Optional.of(all) : Optional.empty();
  }

  private record Choice(Template template, Fit fit) {}

  private static Optional<Choice> choose(
      Template.Sequence sequence, JsonNode element, String path, Set<Template> taken) {
    Optional<Choice> best = Optional.empty();
    for (Template template : sequence.elements()) {
      if (!(template instanceof Template.Repeated) && taken.contains(template)) {
        continue;
      }
      Optional<Fit> fit = read(template, element, path);
      if (fit.isPresent()
          && (best.isEmpty() || fit.get().unread.size() < best.get().fit().unread.size())) {
        best = Optional.of(new Choice(template, fit.get()));
      }
    }
    return best;
  }

  /** Announced and not given: whoever reads it knows that something stands there. */
  static boolean masked(JsonNode node) {
    for (JsonNode extension : node.path("extension")) {
      if (extension.path("url").asText().equals(ABSENT)
          && extension.path("valueCode").asText().equals("masked")) {
        return true;
      }
    }
    return false;
  }
}
