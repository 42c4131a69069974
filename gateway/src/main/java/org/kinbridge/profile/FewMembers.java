package org.kinbridge.profile;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kinbridge.disclosure.Owned;

/**
 * The members of a small object of a frozen tree, in order: most objects of FHIR have two or three,
 * and looking along them costs less than hashing. Nothing but its maker can add to it.
 */
@Owned(
    by = "the thread that freezes the tree, until it is whole; then nobody changes it",
    lock = "none")
final class FewMembers extends AbstractMap<String, JsonNode> {
  /** Beyond this, looking along is slower, and an attacker would choose it. */
  static final int FEW = 8;

  private final Map.Entry<String, JsonNode>[] members;
  private int size;

  @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a generic type has no other spelling
  FewMembers(int size) {
    members = new Map.Entry[size];
  }

  /** The caller gives each name once. */
  void append(String name, JsonNode value) {
    members[size] = Map.entry(name, value);
    size++;
  }

  @Override
  public @Nullable JsonNode get(@Nullable Object name) {
    for (Map.Entry<String, JsonNode> member : members) {
      if (member.getKey().equals(name)) {
        return member.getValue();
      }
    }
    return null;
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
      return members[next++];
    }
  }
}
