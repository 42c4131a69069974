package org.kinbridge.translate.reading;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kinbridge.disclosure.Owned;
import org.kinbridge.translate.source.Pointer;

/**
 * A value of the national record and where it stands. Rows look at the same members again and
 * again: each is located once, and only when somebody asks.
 */
@Owned(by = "the thread of one translation", lock = "none")
public final class At {
  private static final At NOWHERE = new At(MissingNode.getInstance(), "", null);

  private final JsonNode node;
  private final String pointer;
  private final boolean stated;
  private final @Nullable At above;
  private @Nullable Map<String, At> members;
  private @Nullable List<At> elements;

  private At(JsonNode node, String pointer, @Nullable At above) {
    this.node = node;
    this.pointer = pointer;
    this.above = above;
    this.stated = stated(node);
    this.members = node.isObject() ? null : Map.of();
    this.elements = node.isArray() ? null : List.of();
  }

  /** The whole of what a reader read. */
  public static At root(JsonNode node) {
    return new At(node, "", null);
  }

  /** Where nothing stands; no member or element of it does either. */
  public static At nowhere() {
    return NOWHERE;
  }

  /** The same place, where only a part of its text is read. */
  public At less(String part) {
    return new At(TextNode.valueOf(part), pointer, above);
  }

  /** The object that holds it, or holds the list in which it stands; nowhere above the root. */
  At holder() {
    At holder = above;
    while (holder != null && holder.node.isArray()) {
      holder = holder.above;
    }
    return holder == null ? NOWHERE : holder;
  }

  public JsonNode node() {
    return node;
  }

  /** JSON pointer; empty for the root itself. */
  public String pointer() {
    return pointer;
  }

  /** Null, blank, empty and absent are one: the record does not state it. */
  public boolean stated() {
    return stated;
  }

  /** Nowhere, when there is no such member or this is no object. */
  public At member(String name) {
    return members().getOrDefault(name, NOWHERE);
  }

  /** The members of an object, in order; none, when this is no object. */
  Map<String, At> members() {
    Map<String, At> located = members;
    if (located == null) {
      located = LinkedHashMap.newLinkedHashMap(node.size());
      for (Map.Entry<String, JsonNode> member : node.properties()) {
        String name = member.getKey();
        located.put(name, new At(member.getValue(), pointer + '/' + Pointer.escape(name), this));
      }
      members = located;
    }
    return located;
  }

  /** One element of a list, without the others; nowhere, when there is none. */
  public At element(int index) {
    if (index < 0 || index >= node.size() || !node.isArray()) {
      return NOWHERE;
    }
    return elements == null ? new Unread().get(index) : elements.get(index);
  }

  /** The elements of a list, in order; none, when this is no list. */
  public List<At> elements() {
    List<At> located = elements;
    if (located == null) {
      located = node.size() > Reading.LONGEST_LIST ? new Unread() : new ArrayList<>(new Unread());
      elements = located;
    }
    return located;
  }

  /**
   * What no row reads, since it is too long, is located where it is accounted for, and not kept.
   */
  private final class Unread extends AbstractList<At> {
    @Override
    public At get(int index) {
      return new At(node.path(index), pointer + '/' + index, At.this);
    }

    @Override
    public int size() {
      return node.size();
    }
  }

  public static boolean stated(JsonNode node) {
    return switch (node.getNodeType()) {
      case NULL, MISSING -> false;
      case STRING -> !node.textValue().isBlank();
      case ARRAY, OBJECT -> anyStated(node);
      case BOOLEAN, NUMBER, BINARY, POJO -> true;
    };
  }

  private static boolean anyStated(JsonNode container) {
    for (JsonNode child : container) {
      if (stated(child)) {
        return true;
      }
    }
    return false;
  }
}
