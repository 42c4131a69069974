package org.kinbridge.profile;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** FHIR's pattern[x]: everything the pattern says is there; what it does not say is free. */
final class Pattern {
  private Pattern() {}

  static boolean fits(JsonNode pattern, JsonNode value) {
    if (pattern.isObject()) {
      for (Map.Entry<String, JsonNode> member : pattern.properties()) {
        if (!fits(member.getValue(), value.path(member.getKey()))) {
          return false;
        }
      }
      return value.isObject();
    }
    if (pattern.isArray()) {
      for (JsonNode item : pattern) {
        if (!anyFits(item, value)) {
          return false;
        }
      }
      return value.isArray();
    }
    return pattern.equals(value);
  }

  private static boolean anyFits(JsonNode item, JsonNode array) {
    for (JsonNode candidate : array) {
      if (fits(item, candidate)) {
        return true;
      }
    }
    return false;
  }
}
