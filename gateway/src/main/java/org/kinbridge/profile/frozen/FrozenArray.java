package org.kinbridge.profile.frozen;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kinbridge.json.CompactJson;

/** A list of a tree that refuses every change, as a {@link FrozenObject} does. */
public final class FrozenArray extends ArrayNode implements CompactJson.Written {
  private static final long serialVersionUID = 1L;
  private final transient JsonNode[] items;
  private final int depth;

  private final transient @Nullable Standing standing;

  private FrozenArray(JsonNode[] items, int depth, @Nullable Standing standing) {
    super(JsonNodeFactory.instance, Collections.unmodifiableList(Arrays.asList(items)));
    this.items = items;
    this.depth = depth;
    this.standing = standing;
  }

  /** Elements that are not frozen yet are copied. */
  public static FrozenArray of(List<JsonNode> elements) {
    return of(elements, null);
  }

  /** The same, to stand in many documents as it is. */
  public static FrozenArray forMany(List<JsonNode> elements) {
    return of(elements, new Standing());
  }

  private static FrozenArray of(List<JsonNode> elements, @Nullable Standing standing) {
    JsonNode[] frozen = new JsonNode[elements.size()];
    int below = 0;
    for (int i = 0; i < frozen.length; i++) {
      frozen[i] = FrozenTree.copyOf(elements.get(i));
      below = Math.max(below, FrozenTree.depth(frozen[i]));
    }
    return new FrozenArray(frozen, below + 1, standing);
  }

  /**
   * @param frozen all of them already; given away
   * @param depth how many objects and arrays stand within one another, this one included
   */
  static FrozenArray of(JsonNode[] frozen, int depth) {
    return new FrozenArray(frozen, depth, null);
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

  @Override
  public void serialize(JsonGenerator generator, SerializerProvider provider) throws IOException {
    if (standing == null || !standing.write(this, generator)) {
      super.serialize(generator, provider);
    }
  }

  @Override
  public Optional<byte[]> written() {
    return standing == null ? Optional.empty() : standing.written(this);
  }

  /** How many objects and arrays stand within one another here, this one included. */
  int depth() {
    return depth;
  }

  public JsonNode value(int i) {
    return items[i];
  }

  @Override
  public int size() {
    return items.length;
  }

  @Override
  public boolean isEmpty() {
    return items.length == 0;
  }

  @Override
  public @Nullable JsonNode get(int i) {
    return i < 0 || i >= items.length ? null : items[i];
  }

  @Override
  public JsonNode path(int i) {
    return i < 0 || i >= items.length ? MissingNode.getInstance() : items[i];
  }

  @Override
  public Iterator<JsonNode> elements() {
    return Arrays.asList(items).iterator();
  }
}
