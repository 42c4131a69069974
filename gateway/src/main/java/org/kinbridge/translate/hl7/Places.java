package org.kinbridge.translate.hl7;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What a person calls a place of a message: {@code /PID[1]/5[2]/1} is the first component of the
 * second repetition of field 5 of the first PID. A JSON pointer into the tree, {@code /PID/5/1/1},
 * counts from zero, and not at all what cannot repeat.
 */
record Places(JsonNode root) {

  /** The place a JSON pointer into the tree leads to; what is no pointer stays as it is. */
  String of(String pointer) {
    if (!pointer.startsWith("/")) {
      return pointer;
    }
    StringBuilder place = new StringBuilder();
    JsonNode at = root;
    boolean component = false;
    String[] names = pointer.substring(1).split("/");
    for (int i = 0; i < names.length; i++) {
      place.append('/').append(names[i]);
      at = at.path(names[i]);
      if (!component) {
        boolean counted = at.isArray() && i + 1 < names.length;
        component = Character.isDigit(names[i].charAt(0));
        int index = counted ? Integer.parseInt(names[++i]) : 0;
        at = counted ? at.path(index) : at;
        place.append('[').append(index + 1).append(']');
      }
    }
    return place.toString();
  }

  static String segment(String name, int occurrence) {
    return "/" + name + "[" + occurrence + "]";
  }

  static String field(String segment, int number, int repetition) {
    return segment + "/" + number + "[" + repetition + "]";
  }
}
