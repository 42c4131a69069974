package org.kinbridge.profile.frozen;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kinbridge.disclosure.Owned;
import org.kinbridge.json.CompactJson;

/**
 * An object of a tree that refuses every change: it, and all below it, stays what it was when it
 * was made. {@code deepCopy()} gives one that may be changed.
 */
public final class FrozenObject extends ObjectNode implements CompactJson.Written {
  private static final long serialVersionUID = 1L;
  private final transient FrozenMembers members;
  private final int depth;
  private final transient @Nullable Standing standing;

  private FrozenObject(FrozenMembers members, int depth, @Nullable Standing standing) {
    super(JsonNodeFactory.instance, members);
    this.members = members;
    this.depth = depth;
    this.standing = standing;
  }

  /**
   * @param values given away, as {@code names} are; frozen already
   */
  static FrozenObject of(String[] names, JsonNode[] values) {
    return new FrozenObject(
        new FrozenMembers(names, values, names.length), FrozenTree.deepest(values) + 1, null);
  }

  /** Whether all of it passed as that before; never, for what stands in one document. */
  public boolean passedAs(Object expected) {
    return standing != null && standing.passedAs(expected);
  }

  /**
   * All of it passes as that, in whatever document it stands.
   *
   * @param expected what nobody but the check itself can name
   */
  public void passes(Object expected) {
    if (standing != null) {
      standing.passes(expected);
    }
  }

  /** As every object is written, without an entry for each member that is looked at. */
  @Override
  public void serialize(JsonGenerator generator, SerializerProvider provider) throws IOException {
    if (standing != null && standing.write(this, generator)) {
      return;
    }
    generator.writeStartObject(this);
    for (int i = 0; i < members.size(); i++) {
      generator.writeFieldName(members.name(i));
      members.value(i).serialize(generator, provider);
    }
    generator.writeEndObject();
  }

  @Override
  public Optional<byte[]> written() {
    return standing == null ? Optional.empty() : standing.written(this);
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
      return done(null);
    }

    /** The same, to stand in many documents as it is. */
    public FrozenObject doneForMany() {
      return done(new Standing());
    }

    private FrozenObject done(@Nullable Standing standing) {
      return new FrozenObject(new FrozenMembers(names, values, size), deepest + 1, standing);
    }
  }
}
