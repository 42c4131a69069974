package org.kinbridge.profile.frozen;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kinbridge.disclosure.Owned;
import org.kinbridge.json.CompactJson;

/**
 * An object of a tree that refuses every change: it, and all below it, stays what it was when it
 * was made. {@code deepCopy()} gives one that may be changed.
 */
@Owned(
    by = "whoever checks a document",
    lock = "none: who does not see what another found finds the same")
public final class FrozenObject extends ObjectNode
    implements CompactJson.Written, CompactJson.Named {
  private static final long serialVersionUID = 1L;
  private final transient String[] all;
  private final transient JsonNode[] values;

  /** The same; those that are kept, once somebody saw that they are. */
  private transient Names names;

  private final int depth;
  private final transient @Nullable Standing standing;

  private FrozenObject(Names names, JsonNode[] values, int depth, @Nullable Standing standing) {
    super(JsonNodeFactory.instance, new FrozenMembers(names, values));
    this.all = names.all();
    this.names = names;
    this.values = values;
    this.depth = depth;
    this.standing = standing;
  }

  /**
   * @param values given away; frozen already
   * @param depth how many objects and arrays stand within one another, this one included
   */
  static FrozenObject of(Names names, JsonNode[] values, int depth) {
    return new FrozenObject(names, values, depth, null);
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
    for (int i = 0; i < all.length; i++) {
      generator.writeFieldName(all[i]);
      values[i].serialize(generator, provider);
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

  /** The names of its members: as they are kept, if they are by now. */
  public Names names() {
    Names known = names.kept();
    if (known != names) {
      names = known;
    }
    return known;
  }

  public String name(int i) {
    return all[i];
  }

  @Override
  public JsonNode value(int i) {
    return values[i];
  }

  @Override
  public byte[] before(int i) {
    return names.before(i);
  }

  @Override
  public int size() {
    return all.length;
  }

  @Override
  public boolean isEmpty() {
    return all.length == 0;
  }

  @Override
  public @Nullable JsonNode get(String name) {
    int at = names.at(name);
    return at < 0 ? null : values[at];
  }

  @Override
  public JsonNode path(String name) {
    int at = names.at(name);
    return at < 0 ? MissingNode.getInstance() : values[at];
  }

  @Override
  public boolean has(String name) {
    return names.has(name);
  }

  /** Gathers the members of one object; what it made cannot be changed through it. */
  @Owned(by = "the thread that makes the object", lock = "none")
  public static final class Builder {
    private static final JsonNode[] NOTHING = {};
    private String[] names;
    private JsonNode[] values;
    private Names kept = Names.none();
    private int size;

    /**
     * @param most members that there will be, mostly
     */
    public Builder(int most) {
      names = new String[most];
      values = new JsonNode[most];
    }

    /**
     * A value that is not frozen yet is copied.
     *
     * @param name of which there is none yet
     */
    public void set(String name, JsonNode value) {
      if (size == values.length) {
        names = Arrays.copyOf(names, 2 * size + 1);
        values = Arrays.copyOf(values, names.length);
      }
      names[size] = Objects.requireNonNull(name, "name is null");
      kept = kept.and(name);
      values[size] = FrozenTree.copyOf(value);
      size++;
    }

    /** In the place of the member of that name, if there is one. */
    public void replace(String name, JsonNode value) {
      int at = at(name);
      if (at < 0) {
        set(name, value);
      } else {
        values[at] = FrozenTree.copyOf(value);
      }
    }

    public void setAll(Builder others) {
      for (int i = 0; i < others.size; i++) {
        set(others.names[i], others.values[i]);
      }
    }

    /** Missing where there is no member of that name. */
    public JsonNode get(String name) {
      int at = at(name);
      return at < 0 ? MissingNode.getInstance() : values[at];
    }

    private int at(String name) {
      int at = size - 1;
      while (at >= 0 && !names[at].equals(name)) {
        at--;
      }
      return at;
    }

    public boolean isEmpty() {
      return size == 0;
    }

    /**
     * @throws IllegalArgumentException when a name stands twice
     */
    public FrozenObject done() {
      return done(null);
    }

    /** The same, to stand in many documents as it is. */
    public FrozenObject doneForMany() {
      return done(new Standing());
    }

    private FrozenObject done(@Nullable Standing standing) {
      Names all = kept == Names.OTHERS ? Names.of(Arrays.copyOf(names, size)) : kept;
      JsonNode[] own = size == values.length ? values : Arrays.copyOf(values, size);
      values = NOTHING; // given away: whoever goes on begins anew
      kept = Names.none();
      size = 0;
      int deepest = 0;
      for (JsonNode value : own) {
        deepest = Math.max(deepest, FrozenTree.depth(value));
      }
      return new FrozenObject(all, own, deepest + 1, standing);
    }
  }
}
