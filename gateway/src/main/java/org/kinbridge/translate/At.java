package org.kinbridge.translate;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A value of the national record and where it stands.
 *
 * @param pointer JSON pointer; empty for the record itself
 */
record At(JsonNode node, String pointer) {

  /** Null, blank, empty and absent are one: the record does not state it. */
  static boolean stated(JsonNode node) {
    return switch (node.getNodeType()) {
      case NULL, MISSING -> false;
      case STRING -> !node.textValue().isBlank();
      case ARRAY, OBJECT -> anyStated(node);
      case BOOLEAN, NUMBER, BINARY, POJO -> true;
    };
  }

  private static boolean anyStated(JsonNode container) {
    for (JsonNode child : container) {
      if (stated(child)) {
        return true;
      }
    }
    return false;
  }

  At member(String name, String escaped) {
    return new At(node.path(name), pointer + escaped);
  }

  At element(int index) {
    return new At(node.path(index), pointer + "/" + index);
  }

  boolean stated() {
    return stated(node);
  }
}
