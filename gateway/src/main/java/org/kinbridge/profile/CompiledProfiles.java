package org.kinbridge.profile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.profile.Shape.Constraint;
import org.kinbridge.profile.Shape.Counted;
import org.kinbridge.profile.Shape.Element;
import org.kinbridge.profile.Shape.Key;
import org.kinbridge.profile.Shape.Member;
import org.kinbridge.profile.Shape.Rule;
import org.kinbridge.profile.Shape.Slice;
import org.kinbridge.profile.Shape.Slicing;
import org.kinbridge.profile.primitive.PrimitiveType;

/** Links what the compiled files say to {@link Shape}s, once. */
final class CompiledProfiles {
  private static final String FOLLOWS = "the value follows the profile's pattern";
  private static final String IN_SET = "the code is in the value set";
  private final CompiledFiles files;
  private final Map<String, Shape> shapes = new HashMap<>();
  private final Map<String, Codes> codes = new HashMap<>();

  CompiledProfiles(Path directory) {
    files = new CompiledFiles(directory);
    for (Map.Entry<String, JsonNode> set : files.valueSets().properties()) {
      codes.put(set.getKey(), codes(set.getValue()));
    }
  }

  Sha256 digest() {
    return files.digest();
  }

  /** The resource profiles by URL. */
  Map<String, Shape> resources() {
    Map<String, Shape> resources = new HashMap<>();
    for (JsonNode definition : files.all()) {
      if (definition.path("kind").asText("").equals("resource")) {
        String url = definition.get("url").textValue();
        resources.put(url, shape(url.substring(url.lastIndexOf('/') + 1)));
      }
    }
    return Map.copyOf(resources);
  }

  private static Codes codes(JsonNode set) {
    if (set.isTextual()) {
      return new Codes.Languages();
    }
    List<Codes.Of> systems = new ArrayList<>();
    Set<String> all = new HashSet<>();
    for (Map.Entry<String, JsonNode> system : set.properties()) {
      List<String> listed = texts(system.getValue());
      systems.add(
          new Codes.Of(system.getKey(), Collections.unmodifiableSet(new HashSet<>(listed))));
      all.addAll(listed);
    }
    return new Codes.Listed(List.copyOf(systems), Collections.unmodifiableSet(all));
  }

  private Shape shape(String name) {
    Shape known = shapes.get(name);
    if (known == null) {
      JsonNode definition = files.definition(name);
      known = shape(definition, name, definition.get("type").textValue());
      shapes.put(name, known);
    }
    return known;
  }

  private Shape shape(JsonNode definition, String name, String type) {
    Map<String, Member> members = new HashMap<>();
    List<Element> elements = new ArrayList<>();
    for (JsonNode child : definition.path("children")) {
      Element element = element(child);
      elements.add(element);
      JsonNode types = child.path("types");
      for (int i = 0; i < element.properties().size(); i++) {
        String property = element.properties().get(i);
        Rule rule =
            element.slicing().isPresent() && types.isEmpty()
                ? new Rule.OfSlice()
                : rule(child, types.get(i));
        members.put(property, new Member(element, rule));
        if ((rule instanceof Rule.OfPrimitive || rule instanceof Rule.OfFixed)
            && child.has("children")) {
          Rule beside = new Rule.Beside(shape(child, element.name(), "Element"));
          members.put("_" + property, new Member(element, beside));
        }
      }
    }
    boolean resource = definition.path("kind").asText("").equals("resource");
    return new Shape(
        name,
        type,
        new Fits(resource, Collections.unmodifiableMap(members), counted(elements, members)),
        Set.copyOf(texts(definition.path("closed"))),
        invariants(definition));
  }

  private static List<Counted> counted(List<Element> elements, Map<String, Member> members) {
    List<Counted> all = new ArrayList<>();
    for (Element element : elements) {
      List<String> properties = element.properties();
      List<String> besides =
          properties.stream().map(p -> "_" + p).filter(members::containsKey).toList();
      if (element.min() > 0 || properties.size() > 1) {
        all.add(
            new Counted(
                element, properties.toArray(String[]::new), besides.toArray(String[]::new)));
      }
    }
    return List.copyOf(all);
  }

  private Element element(JsonNode from) {
    return new Element(
        from.get("name").textValue(),
        least(from),
        from.get("max").intValue(),
        from.get("array").booleanValue(),
        properties(from),
        constraints(from),
        Optional.ofNullable(from.get("slicing"))
            .map(slicing -> slicing(slicing, from.path("slices"))));
  }

  /** What is asked of each value, beside that it is of its type. */
  private Constraint[] constraints(JsonNode from) {
    List<Constraint> all = new ArrayList<>();
    Optional.ofNullable(from.get("pattern"))
        .map(pattern -> new Constraint("pattern", FOLLOWS, (at, d) -> Pattern.fits(pattern, at)))
        .ifPresent(all::add);
    Optional.ofNullable(from.get("binding"))
        .map(url -> codes.get(url.textValue()))
        .map(set -> new Constraint("binding", IN_SET, (at, d) -> set.allows(at)))
        .ifPresent(all::add);
    if (from.path("types").size() != 1 || !drilled(from)) {
      all.addAll(List.of(invariants(from)));
    }
    return all.toArray(Constraint[]::new);
  }

  /** A required slice makes its list required: a snapshot leaves the list's own minimum at none. */
  private static int least(JsonNode from) {
    int ofSlices = 0;
    for (JsonNode slice : from.path("slices")) {
      ofSlices += slice.get("min").intValue();
    }
    return Math.max(from.get("min").intValue(), ofSlices);
  }

  /** A drilled object carries its invariants in its own shape. */
  private static boolean drilled(JsonNode from) {
    boolean object =
        Character.isUpperCase(from.path("types").get(0).get("code").textValue().charAt(0));
    return object && from.has("children");
  }

  /** Interned, as the names of a document are: what is the same text is the same object. */
  private static List<String> properties(JsonNode from) {
    String name = from.get("name").textValue().intern();
    if (!name.endsWith("[x]")) {
      return List.of(name);
    }
    String stem = name.substring(0, name.length() - "[x]".length());
    List<String> properties = new ArrayList<>();
    for (JsonNode type : from.get("types")) {
      String code = type.get("code").textValue();
      properties.add((stem + Character.toUpperCase(code.charAt(0)) + code.substring(1)).intern());
    }
    return List.copyOf(properties);
  }

  private Rule rule(JsonNode from, JsonNode type) {
    String code = type.get("code").textValue();
    Optional<PrimitiveType> primitive = PrimitiveType.of(code);
    if (primitive.isPresent()) {
      return from.has("fixed")
          ? new Rule.OfFixed(fixedAsTyped(from, primitive.get()), primitive.get())
          : new Rule.OfPrimitive(primitive.get());
    }
    if (from.has("fixed")) {
      throw new IllegalStateException("a fixed value is of no simple type: " + from.get("name"));
    }
    if (code.equals("Resource")) {
      return new Rule.OfResource();
    }
    Set<String> targets =
        texts(type.path("targets")).stream()
            .map(target -> Profile.DEFINITIONS + target)
            .collect(Collectors.toUnmodifiableSet());
    Shape shape =
        from.has("children")
            ? shape(from, from.get("name").textValue(), code)
            : shape(type.get("profile").textValue());
    return new Rule.OfShape(shape, targets);
  }

  /** The walk takes a fixed value as it is. */
  private static JsonNode fixedAsTyped(JsonNode from, PrimitiveType type) {
    JsonNode fixed = from.get("fixed");
    if (!type.accepts(fixed)) {
      throw new IllegalStateException("a fixed value is not of its type: " + from.get("name"));
    }
    return fixed;
  }

  private Slicing slicing(JsonNode from, JsonNode slices) {
    Key by = Key.valueOf(from.get("by").textValue().toUpperCase(Locale.ROOT));
    List<Slice> all = new ArrayList<>();
    for (JsonNode slice : slices) {
      Rule rule = rule(slice, slice.get("types").get(0));
      all.add(
          new Slice(
              slice.get("slice").textValue(), key(by, slice), new Member(element(slice), rule)));
    }
    return new Slicing(by, from.get("closed").booleanValue(), List.copyOf(all));
  }

  private String key(Key by, JsonNode slice) {
    JsonNode holder =
        slice.has("children")
            ? slice
            : files.definition(slice.get("types").get(0).get("profile").textValue());
    String wanted = by.name().toLowerCase(Locale.ROOT);
    for (JsonNode child : holder.get("children")) {
      if (child.get("name").textValue().equals(wanted)) {
        return child.has("fixed")
            ? child.get("fixed").textValue()
            : by.of(JsonNodeFactory.instance.objectNode().set(wanted, child.get("pattern")));
      }
    }
    throw new IllegalStateException("a slice does not say what makes it one");
  }

  private static Constraint[] invariants(JsonNode from) {
    return texts(from.path("invariants")).stream()
        .map(Invariants::of)
        .flatMap(Optional::stream)
        .toArray(Constraint[]::new);
  }

  private static List<String> texts(JsonNode array) {
    List<String> all = new ArrayList<>();
    array.forEach(item -> all.add(item.textValue()));
    return all;
  }
}
