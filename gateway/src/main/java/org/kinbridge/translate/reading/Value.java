package org.kinbridge.translate.reading;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;

/**
 * One value on its way into the draft.
 *
 * @param system the code system, for codes; else empty
 * @param sources pointers, or a pseudo-pointer where the map states the value itself
 * @param why what was lost on the way; empty when nothing was
 * @param conditions pointers of members that decided that this value is stated at all
 */
public record Value(
    JsonNode node, String system, List<String> sources, String why, List<String> conditions) {

  public static Value text(String text, String pointer, String why) {
    return new Value(JsonNodeFactory.instance.textNode(text), "", List.of(pointer), why, List.of());
  }

  public static Value of(JsonNode node, String pointer) {
    return new Value(node, "", List.of(pointer), "", List.of());
  }

  /** The same value, which says less than its source. */
  public Value less(String lost) {
    return why.isEmpty() ? new Value(node, system, sources, lost, conditions) : this;
  }

  public Value onlyIf(List<String> conditions) {
    return conditions.isEmpty() ? this : new Value(node, system, sources, why, conditions);
  }

  /** Whether a source is a pointer into the record, not something that stands beside it. */
  public static boolean isOfRecord(String source) {
    return !source.startsWith("map:") && !source.startsWith("origin:");
  }

  public boolean says(Value other) {
    return node.equals(other.node) && system.equals(other.system);
  }

  /** The same value, also stated by members that hold the very same. */
  public Value alsoFrom(List<At> others) {
    if (others.isEmpty()) {
      return this;
    }
    List<String> all = new ArrayList<>(sources);
    others.forEach(at -> all.add(at.pointer()));
    return new Value(node, system, all, why, conditions);
  }

  /** The same value, also stated by another member. */
  public Value and(Value other) {
    List<String> both = new ArrayList<>(sources);
    both.addAll(other.sources);
    return new Value(node, system, both, why.isEmpty() ? other.why : why, conditions);
  }
}
