package org.kinbridge.translate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The shapes every national map fills, read from {@code national/shapes.yaml}: no map writes FHIR.
 *
 * @param order in which resources stand in the document
 * @param needed shapes without which the profile refuses the document
 * @param veryRestricted labels that make a resource very restricted
 */
record Shapes(
    Map<String, Shape> byName,
    List<String> order,
    Shape document,
    List<String> needed,
    Map<String, String> labelSystems,
    Set<String> veryRestricted) {

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

  static Shapes compile(Yaml file) {
    file.allow(TOP);
    Map<String, String> systems = labelSystems(file.need("labels"));
    Map<String, Shape> shapes = new LinkedHashMap<>();
    List<String> order = file.need("order").texts();
    for (Map.Entry<String, Yaml> member : file.need("shapes").members().entrySet()) {
      Shape shape = shape(member.getKey(), member.getValue(), order);
      known(shape, systems, member.getValue());
      shapes.put(shape.name(), shape);
      if (!order.contains(shape.name())) {
        member.getValue().wrong("'order' does not name the shape");
      }
    }
    Shape document = document(file.need("document"), Set.copyOf(order));
    Set<String> veryRestricted = Set.copyOf(file.need("veryRestricted").texts());
    return new Shapes(
        Map.copyOf(shapes),
        List.copyOf(order),
        document,
        file.get("needs").texts(),
        systems,
        veryRestricted);
  }

  private static Map<String, String> labelSystems(Yaml labels) {
    Map<String, String> systems = new LinkedHashMap<>();
    for (Map.Entry<String, Yaml> system : labels.members().entrySet()) {
      system.getValue().texts().forEach(code -> systems.put(code, system.getKey()));
    }
    return Map.copyOf(systems);
  }

  private static void known(Shape shape, Map<String, String> systems, Yaml at) {
    List<String> used = new ArrayList<>(shape.labels());
    shape.labelsByCode().values().forEach(used::addAll);
    used.stream()
        .filter(label -> !systems.containsKey(label))
        .forEach(label -> at.wrong("'labels' does not know the label " + label));
  }

  private static Shape document(Yaml body, Set<String> names) {
    TemplateReader reader = new TemplateReader(names);
    Template.Mapping template = reader.body(body, POINTER);
    return new Shape(
        "document",
        0,
        POINTER + "/document",
        "",
        true,
        true,
        true,
        reader.holes(),
        template,
        List.of(),
        -1,
        Map.of(),
        List.of(),
        List.of());
  }

  private static Shape shape(String name, Yaml at, List<String> order) {
    at.allow(SHAPE);
    TemplateReader reader = new TemplateReader(Set.copyOf(order));
    Template.Mapping body = reader.body(at.need("body"), POINTER);
    if (at.need("body").kind() != Yaml.Kind.MAPPING || !at.need("body").has("resourceType")) {
      at.wrong("'body' is a mapping with a resourceType");
    }
    Map<String, List<String>> byCode = new LinkedHashMap<>();
    int hole = -1;
    for (Map.Entry<String, Yaml> by : at.get("labelsBy").members().entrySet()) {
      hole = reader.hole(by.getKey());
      if (hole < 0 || at.get("labelsBy").members().size() > 1) {
        at.wrong("'labelsBy' names one hole of the shape");
      }
      by.getValue().members().forEach((code, labels) -> byCode.put(code, labels.texts()));
    }
    return new Shape(
        name,
        order.indexOf(name),
        POINTER + at.path().replaceFirst("^/shapes", ""),
        at.need("profile").text(),
        at.get("once").flag(),
        at.get("always").flag(),
        veryRestricted(at.get("confidentiality")),
        reader.holes(),
        body,
        at.get("labels").texts(),
        hole,
        byCode,
        at.get("needs").list().stream().map(any -> holes(any, reader)).toList(),
        at.get("together").list().stream().map(all -> holes(all, reader)).toList());
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

  Optional<Shape> named(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  String systemOf(String label) {
    return labelSystems.getOrDefault(label, "");
  }

  boolean knowsLabel(String label) {
    return labelSystems.containsKey(label);
  }

  String confidentiality(Instance instance) {
    boolean very =
        instance.shape().veryRestricted()
            || !Collections.disjoint(veryRestricted, instance.labels().keySet());
    return very ? "V" : "R";
  }
}
