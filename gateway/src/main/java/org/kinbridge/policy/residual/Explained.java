package org.kinbridge.policy.residual;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Set;

/** Which value may stand in which shape of this document. */
final class Explained {
  private static final int MANY = 512;

  private record Value(Shape shape, JsonNode value) {}

  private final Set<Value> values = HashSet.newHashSet(MANY);

  void add(Shape shape, JsonNode value) {
    values.add(new Value(shape, value));
  }

  boolean has(Shape shape, JsonNode value) {
    return values.contains(new Value(shape, value));
  }
}
