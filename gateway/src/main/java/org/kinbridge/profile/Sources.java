package org.kinbridge.profile;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where each element of a draft came from: element path ({@code
 * Bundle.entry[1].resource.name[0].text}) to JSON pointers into the national record. {@code
 * Bundle.entry[i].resource} leads to the root of the person or record it was made from.
 */
public record Sources(Map<String, List<String>> byElement) {
  private static final Sources NONE = new Sources(Map.of());

  public Sources {
    requireNonNull(byElement, "byElement is null");
    Map<String, List<String>> copy = HashMap.newHashMap(byElement.size());
    byElement.forEach((element, pointers) -> copy.put(element, List.copyOf(pointers)));
    byElement = Collections.unmodifiableMap(copy);
  }

  /** Of a document that somebody else made: its sources stayed with them. */
  public static Sources none() {
    return NONE;
  }

  /** The pointers of one element; empty when nothing in the record stands behind it. */
  public List<String> of(String element) {
    return byElement.getOrDefault(element, List.of());
  }
}
