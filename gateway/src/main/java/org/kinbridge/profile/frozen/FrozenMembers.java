package org.kinbridge.profile.frozen;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.kinbridge.disclosure.Owned;

/** The members of an object of a frozen tree, in order. */
final class FrozenMembers extends AbstractMap<String, JsonNode> {
  private final Names names;
  private final JsonNode[] values;

  /**
   * @param values at least as many as names; given away
   */
  FrozenMembers(Names names, JsonNode[] values) {
    this.names = names;
    this.values = values;
  }

  @Override
  public @Nullable JsonNode get(@Nullable Object name) {
    int at = names.at(name);
    return at < 0 ? null : values[at];
  }

  @Override
  public boolean containsKey(@Nullable Object name) {
    return names.at(name) >= 0;
  }

  @Override
  public JsonNode remove(@Nullable Object name) {
    throw new UnsupportedOperationException("a frozen tree stays as it is");
  }

  @Override
  public int size() {
    return names.size();
  }

  @Override
  public void forEach(BiConsumer<? super String, ? super JsonNode> action) {
    String[] all = names.all();
    for (int i = 0; i < all.length; i++) {
      action.accept(all[i], values[i]);
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
      return names.size();
    }
  }

  @Owned(by = "whoever looks at each member", lock = "none")
  private final class Each implements Iterator<Map.Entry<String, JsonNode>> {
    private int next;

    @Override
    public boolean hasNext() {
      return next < names.size();
    }

    @Override
    public Map.Entry<String, JsonNode> next() {
      if (next >= names.size()) {
        throw new NoSuchElementException("no more members");
      }
      Map.Entry<String, JsonNode> entry = Map.entry(names.name(next), values[next]);
      next++;
      return entry;
    }
  }
}
