package org.kinbridge.translate.reading;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;

/**
 * One value on its way into the draft.
 *
 * @param system the code system, for codes; else empty
 * @param sources places of the record, or what stands beside it where the map states the value
 * @param why what was lost on the way; empty when nothing was
 * @param conditions members that decided that this value is stated at all
 */
public record Value(
    JsonNode node, String system, List<At> sources, String why, List<At> conditions) {

  public static Value text(String text, At source, String why) {
    return new Value(TextNode.valueOf(text), "", List.of(source), why, List.of());
  }

  public static Value of(JsonNode node, At source) {
    return new Value(node, "", List.of(source), "", List.of());
  }

  /** The same value, which says less than its source. */
  public Value less(String lost) {
    return why.isEmpty() ? new Value(node, system, sources, lost, conditions) : this;
  }

  public Value onlyIf(List<At> conditions) {
    return conditions.isEmpty() ? this : new Value(node, system, sources, why, conditions);
  }

  public boolean says(Value other) {
    return node.equals(other.node) && system.equals(other.system);
  }

  /** The same value, also stated by members that hold the very same. */
  public Value alsoFrom(List<At> others) {
    if (others.isEmpty()) {
      return this;
    }
    List<At> all = new ArrayList<>(sources);
    all.addAll(others);
    return new Value(node, system, all, why, conditions);
  }

  /** The same value, also stated by another member. */
  public Value and(Value other) {
    List<At> both = new ArrayList<>(sources);
    both.addAll(other.sources);
    return new Value(node, system, both, why.isEmpty() ? other.why : why, conditions);
  }
}
