package org.kinbridge.profile.frozen;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.kinbridge.disclosure.Owned;

/**
 * The members of an object of a frozen tree, in order. Most objects of FHIR have two or three, and
 * looking along them costs less than hashing.
 */
final class FrozenMembers extends AbstractMap<String, JsonNode> {
  /** Beyond this, looking along is slower, and an attacker would choose it. */
  private static final int FEW = 8;

  private final String[] names;
  private final JsonNode[] values;
  private final int size;
  private final @Nullable Map<String, JsonNode> index;

  /**
   * @param names with {@code values} given away: the caller keeps neither
   * @param size how many of them there are
   * @throws IllegalArgumentException when a name stands twice
   */
  FrozenMembers(String[] names, JsonNode[] values, int size) {
    this.names = names;
    this.values = values;
    this.size = size;
    this.index = size <= FEW ? null : index();
    if (size <= FEW) {
      refuseTwice();
    }
  }

  private Map<String, JsonNode> index() {
    Map<String, JsonNode> all = HashMap.newHashMap(size);
    for (int i = 0; i < size; i++) {
      if (all.put(names[i], values[i]) != null) {
        throw twice();
      }
    }
    return all;
  }

  private void refuseTwice() {
    for (int i = 1; i < size; i++) {
      if (find(names[i], i) != null) {
        throw twice();
      }
    }
  }

  private static IllegalArgumentException twice() {
    return new IllegalArgumentException("an object names a member twice");
  }

  private @Nullable JsonNode find(@Nullable Object name, int before) {
    for (int i = 0; i < before; i++) {
      if (names[i].equals(name)) {
        return values[i];
      }
    }
    return null;
  }

  String name(int i) {
    return names[i];
  }

  JsonNode value(int i) {
    return values[i];
  }

  @Override
  public @Nullable JsonNode get(@Nullable Object name) {
    return index == null ? find(name, size) : index.get(name);
  }

  @Override
  public boolean containsKey(@Nullable Object name) {
    return get(name) != null;
  }

  @Override
  public JsonNode remove(@Nullable Object name) {
    throw new UnsupportedOperationException("a frozen tree stays as it is");
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public void forEach(BiConsumer<? super String, ? super JsonNode> action) {
    for (int i = 0; i < size; i++) {
      action.accept(names[i], values[i]);
    }
  }

  @Override
  public Set<Map.Entry<String, JsonNode>> entrySet() {
    return new Entries();
  }

  private final class Entries extends AbstractSet<Map.Entry<String, JsonNode>> {
    @Override
    public Iterator<Map.Entry<String, JsonNode>> iterator() {
      return new Each();
    }

    @Override
    public int size() {
      return size;
    }
  }

  @Owned(by = "whoever looks at each member", lock = "none")
  private final class Each implements Iterator<Map.Entry<String, JsonNode>> {
    private int next;

    @Override
    public boolean hasNext() {
      return next < size;
    }

    @Override
    public Map.Entry<String, JsonNode> next() {
      if (next >= size) {
        throw new NoSuchElementException("no more members");
      }
      Map.Entry<String, JsonNode> entry = Map.entry(names[next], values[next]);
      next++;
      return entry;
    }
  }
}
