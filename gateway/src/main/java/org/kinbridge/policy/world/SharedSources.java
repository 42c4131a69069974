package org.kinbridge.policy.world;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kinbridge.profile.Sources;

/**
 * Sources of a record that is a shared document already: every element's source is its own JSON
 * pointer.
 */
public final class SharedSources {
  private SharedSources() {}

  /** {@code Bundle.entry[1].resource.gender} stands at {@code /entry/1/resource/gender}. */
  public static Sources of(JsonNode bundle) {
    Map<String, List<String>> sources = new HashMap<>();
    walk(bundle, "Bundle", "", sources);
    return new Sources(sources, bundle);
  }

  private static void walk(
      JsonNode node, String path, String pointer, Map<String, List<String>> sources) {
    boolean resource = node.has("resourceType") && !pointer.isEmpty();
    if (!node.isContainerNode() || resource) {
      sources.put(path, List.of(pointer));
    }
    for (Map.Entry<String, JsonNode> member : node.properties()) {
      String escaped = member.getKey().replace("~", "~0").replace("/", "~1");
      walk(member.getValue(), path + "." + member.getKey(), pointer + "/" + escaped, sources);
    }
    if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        walk(node.get(i), path + "[" + i + "]", pointer + "/" + i, sources);
      }
    }
  }
}
