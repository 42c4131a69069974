package org.kinbridge.translate.shape;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kinbridge.translate.yaml.Yaml;

/**
 * The labels that a resource can have.
 *
 * @param systems by label
 * @param veryRestricted labels that make a resource very restricted
 */
record Labels(Map<String, String> systems, Set<String> veryRestricted) {
  Labels {
    systems = Map.copyOf(systems);
    veryRestricted = Set.copyOf(veryRestricted);
  }

  static Labels compile(Yaml labels, Yaml veryRestricted) {
    Map<String, String> systems = new LinkedHashMap<>();
    for (Map.Entry<String, Yaml> system : labels.members().entrySet()) {
      system.getValue().texts().forEach(code -> systems.put(code, system.getKey()));
    }
    return new Labels(systems, Set.copyOf(veryRestricted.texts()));
  }

  /**
   * The labels that are named there; one that nobody knows is noted.
   *
   * @param pointer of whatever names them
   */
  List<Label> named(Yaml at, String pointer) {
    List<String> codes = at.texts();
    codes.stream()
        .filter(code -> !systems.containsKey(code))
        .forEach(code -> at.wrong("the shapes do not know the label " + code));
    return codes.stream().map(code -> label(code, pointer)).toList();
  }

  private Label label(String code, String pointer) {
    String system = systems.getOrDefault(code, "");
    return Label.of(system, code, veryRestricted.contains(code), pointer);
  }
}
