package org.kinbridge.profile.frozen;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Objects;
import org.kinbridge.disclosure.Owned;

/**
 * An object of a tree that refuses every change: it, and all below it, stays what it was when it
 * was made. {@code deepCopy()} gives one that may be changed.
 */
public final class FrozenObject extends ObjectNode {
  private static final long serialVersionUID = 1L;
  private final transient FrozenMembers members;
  private final int depth;

  private FrozenObject(FrozenMembers members, int depth) {
    super(JsonNodeFactory.instance, members);
    this.members = members;
    this.depth = depth;
  }

  /** How many objects and arrays stand within one another here, this one included. */
  int depth() {
    return depth;
  }

  public String name(int i) {
    return members.name(i);
  }

  public JsonNode value(int i) {
    return members.value(i);
  }

  /** Gathers the members of one object; what it made cannot be changed through it. */
  @Owned(by = "the thread that makes the object", lock = "none")
  public static final class Builder {
    private final String[] names;
    private final JsonNode[] values;
    private int size;
    private int deepest;

    /**
     * @param most members that there will be at most
     */
    public Builder(int most) {
      names = new String[most];
      values = new JsonNode[most];
    }

    /** A value that is not frozen yet is copied. */
    public void set(String name, JsonNode value) {
      JsonNode frozen = FrozenTree.copyOf(value);
      names[size] = Objects.requireNonNull(name, "name is null");
      values[size] = frozen;
      deepest = Math.max(deepest, FrozenTree.depth(frozen));
      size++;
    }

    public FrozenObject done() {
      return new FrozenObject(new FrozenMembers(names, values, size), deepest + 1);
    }
  }
}
