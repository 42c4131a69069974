package org.kinbridge.profile.frozen;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.AbstractList;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.RandomAccess;
import org.kinbridge.disclosure.Owned;

/** The items of a list of a frozen tree: an array that nobody changes. */
final class FrozenItems extends AbstractList<JsonNode> implements RandomAccess {
  private final JsonNode[] items;

  /**
   * @param items given away
   */
  FrozenItems(JsonNode[] items) {
    this.items = items;
  }

  @Override
  public JsonNode get(int i) {
    return items[i];
  }

  @Override
  public int size() {
    return items.length;
  }

  @Override
  public Iterator<JsonNode> iterator() {
    return new Each();
  }

  @Owned(by = "whoever looks at each item", lock = "none")
  private final class Each implements Iterator<JsonNode> {
    private int next;

    @Override
    public boolean hasNext() {
      return next < items.length;
    }

    @Override
    public JsonNode next() {
      if (next >= items.length) {
        throw new NoSuchElementException("no more items");
      }
      return items[next++];
    }
  }
}
