package org.kinbridge.disclosure;

import static java.util.Objects.requireNonNull;

import java.util.regex.Pattern;

/**
 * The state a node speaks for: an ISO 3166-1 alpha-2 code, user-assigned codes included ({@code
 * XA}).
 */
public record NodeId(String value) implements Comparable<NodeId> {
  private static final Pattern SHAPE = Pattern.compile("[A-Z]{2}");

  public NodeId {
    requireNonNull(value, "value is null");
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException("node id is not two capital letters");
    }
  }

  @Override
  public int compareTo(NodeId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
