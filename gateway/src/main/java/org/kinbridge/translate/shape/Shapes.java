package org.kinbridge.translate.shape;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kinbridge.translate.yaml.Yaml;

/**
 * The shapes every national map fills, read from {@code national/shapes.yaml}: no map writes FHIR.
 *
 * @param order in which resources stand in the document
 * @param always shapes that are in every document
 * @param needed shapes without which the profile refuses the document
 */
public record Shapes(
    Map<String, Shape> byName,
    List<String> order,
    Shape document,
    List<Shape> always,
    List<String> needed,
    Labels labels) {

  private static final Set<String> TOP =
      Set.of("labels", "veryRestricted", "order", "needs", "document", "shapes");
  private static final Set<String> SHAPE =
      Set.of(
          "profile",
          "once",
          "always",
          "confidentiality",
          "labels",
          "labelsBy",
          "needs",
          "together",
          "body");
  private static final String POINTER = "map:/shapes";

  public static Shapes compile(Yaml file) {
    file.allow(TOP);
    Labels labels = Labels.compile(file.need("labels"), file.need("veryRestricted"));
    Map<String, Shape> shapes = new LinkedHashMap<>();
    List<String> order = file.need("order").texts();
    for (Map.Entry<String, Yaml> member : file.need("shapes").members().entrySet()) {
      Shape shape = shape(member.getKey(), member.getValue(), order, labels);
      shapes.put(shape.name(), shape);
      if (!order.contains(shape.name())) {
        member.getValue().wrong("'order' does not name the shape");
      }
    }
    Shape document = document(file.need("document"), order);
    return new Shapes(
        Map.copyOf(shapes),
        List.copyOf(order),
        document,
        shapes.values().stream().filter(Shape::always).toList(),
        file.get("needs").texts(),
        labels);
  }

  /** It says of itself what no record changes, its labels among it. */
  private static Shape document(Yaml body, List<String> names) {
    TemplateReader reader = new TemplateReader(names);
    Template.Mapping template = reader.body(body, POINTER);
    Shape.Meta meta = Shape.Meta.of("", POINTER + "/document", true, List.of());
    return new Shape(
        "document",
        0,
        POINTER + "/document",
        "",
        true,
        true,
        meta,
        reader.holes(),
        template,
        List.of(),
        List.of());
  }

  private static Shape shape(String name, Yaml at, List<String> order, Labels labels) {
    at.allow(SHAPE);
    TemplateReader reader = new TemplateReader(order);
    Template.Mapping body = reader.body(at.need("body"), POINTER);
    if (body.members().isEmpty() || !body.members().getFirst().name().equals("resourceType")) {
      at.wrong("'body' is a mapping that begins with its resourceType");
    }
    if (reader.holes().size() > Shape.MOST_HOLES) {
      at.wrong("a shape has at most " + Shape.MOST_HOLES + " holes");
    }
    String pointer = POINTER + at.path().replaceFirst("^/shapes", "");
    return new Shape(
        name,
        order.indexOf(name),
        pointer,
        at.need("profile").text(),
        at.get("once").flag(),
        at.get("always").flag(),
        meta(at, pointer, reader, labels),
        reader.holes(),
        body,
        at.get("needs").list().stream().map(any -> holes(any, reader)).toList(),
        at.get("together").list().stream().map(all -> holes(all, reader)).toList());
  }

  private static Shape.Meta meta(Yaml at, String pointer, TemplateReader reader, Labels labels) {
    Map<String, List<Label>> byCode = new LinkedHashMap<>();
    int hole = -1;
    for (Map.Entry<String, Yaml> by : at.get("labelsBy").members().entrySet()) {
      hole = reader.hole(by.getKey());
      if (hole < 0 || at.get("labelsBy").members().size() > 1) {
        at.wrong("'labelsBy' names one hole of the shape");
      }
      for (Map.Entry<String, Yaml> code : by.getValue().members().entrySet()) {
        byCode.put(code.getKey(), labels.named(code.getValue(), pointer + "/labelsBy"));
      }
    }
    List<Label> always = labels.named(at.get("labels"), pointer + "/labels");
    String profile = at.need("profile").text();
    boolean very = veryRestricted(at.get("confidentiality"));
    return Shape.Meta.of(profile, pointer, very, always).with(hole, byCode);
  }

  private static List<Integer> holes(Yaml any, TemplateReader reader) {
    List<Integer> holes = new ArrayList<>();
    for (Yaml hole : any.oneOrMore()) {
      int index = reader.hole(hole.text());
      if (index < 0) {
        hole.wrong("the shape has no hole of that name");
      }
      holes.add(index);
    }
    return List.copyOf(holes);
  }

  private static boolean veryRestricted(Yaml at) {
    if (at.present() && !at.text().equals("V")) {
      at.wrong("V is expected; a resource without it is R, or V by its labels");
    }
    return at.present();
  }

  public Optional<Shape> named(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  public List<Label> labels(Yaml at, String pointer) {
    return labels.named(at, pointer);
  }
}
