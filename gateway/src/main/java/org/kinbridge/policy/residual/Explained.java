package org.kinbridge.policy.residual;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import org.kinbridge.disclosure.Owned;

/**
 * Which value may stand in which shape of this document: a set of pairs that makes no object for
 * any of them, since each scalar of a document is put in or looked for.
 */
@Owned(by = "one second pass", lock = "none: never leaves it")
final class Explained {
  private static final int MANY = 512;
  private static final int SCATTER = 0x9E37_79B9; // odd, and its bits look like chance

  private int size;
  private Shape[] shapes = new Shape[MANY];
  private JsonNode[] values = new JsonNode[MANY];

  /** A power of two, at least half of it free: which pair stands there, counted from 1. */
  private int[] places = new int[2 * MANY];

  void add(Shape shape, JsonNode value) {
    int at = place(shape, value);
    if (places[at] == 0) {
      if (size == values.length) {
        grow();
        at = place(shape, value);
      }
      shapes[size] = shape;
      values[size] = value;
      size++;
      places[at] = size;
    }
  }

  boolean has(Shape shape, JsonNode value) {
    return places[place(shape, value)] != 0;
  }

  /** Where the pair stands, or would. */
  private int place(Shape shape, JsonNode value) {
    int hash = (31 * shape.hashCode() + value.hashCode()) * SCATTER;
    int at = hash >>> Integer.numberOfLeadingZeros(places.length - 1);
    while (places[at] != 0 && !isAt(places[at] - 1, shape, value)) {
      at = (at + 1) & (places.length - 1);
    }
    return at;
  }

  private boolean isAt(int pair, Shape shape, JsonNode value) {
    return shapes[pair] == shape && values[pair].equals(value);
  }

  private void grow() {
    shapes = Arrays.copyOf(shapes, 2 * size);
    values = Arrays.copyOf(values, 2 * size);
    places = new int[4 * size];
    for (int i = 0; i < size; i++) {
      places[place(shapes[i], values[i])] = i + 1;
    }
  }
}
