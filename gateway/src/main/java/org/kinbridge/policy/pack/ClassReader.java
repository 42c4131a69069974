package org.kinbridge.policy.pack;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kinbridge.policy.pack.ElementClass.Part;
import org.kinbridge.policy.pack.ElementClass.People;
import org.kinbridge.policy.yaml.YamlMap;
import org.kinbridge.policy.yaml.YamlNode;

/** Reads the classes of elements. */
final class ClassReader {
  private static final String WITHIN = "within";

  private ClassReader() {}

  static Map<String, ElementClass> read(YamlMap file) {
    Map<String, ElementClass> classes = new LinkedHashMap<>();
    YamlMap named = file.neededMap("classes");
    for (String name : named.keys()) {
      YamlMap parts = named.map(name);
      List<Part> read = new ArrayList<>();
      for (String key : parts.keys()) {
        if (!key.equals(WITHIN)) {
          part(parts, key).ifPresent(read::add);
        }
      }
      classes.put(name, new ElementClass(name, parts.text(WITHIN).orElse(name), read));
    }
    for (String mandatory : PolicyVersion.MANDATORY) {
      if (!classes.containsKey(mandatory)) {
        file.wrong("classes", "the class " + mandatory + " is mandatory");
      }
    }
    for (ElementClass one : classes.values()) {
      boolean whole =
          Optional.ofNullable(classes.get(one.within()))
              .filter(ElementClass::isDataClass)
              .isPresent();
      if (!whole) {
        named.map(one.name()).wrong(WITHIN, "no such data class");
      }
    }
    return classes;
  }

  private static Optional<Part> part(YamlMap parts, String key) {
    ElementStep resource;
    try {
      resource = ElementStep.parse(key);
    } catch (IllegalArgumentException malformed) {
      parts.wrong(key, "a profile, or profile(code), is expected");
      return Optional.empty();
    }
    boolean selective = parts.value(key).orElseThrow() instanceof YamlNode.Mapping;
    if (!selective) {
      List<ElementStep> elements = parts.list(key, ElementStep::parse);
      return Optional.of(new Part(resource.name(), resource.which(), Optional.empty(), elements));
    }
    YamlMap part = parts.map(key).members("people", "elements");
    Optional<People> people = part.neededCode("people", People.class);
    return Optional.of(
        new Part(
            resource.name(), resource.which(), people, part.list("elements", ElementStep::parse)));
  }
}
