package org.kinbridge.translate.reading;

import static java.util.Objects.requireNonNull;

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
  private static final int NOT_KEPT = -1;
  private static final int BESIDE = -2;
  private static final At NOWHERE = beside("");

  /** How many places of one record were located and kept. */
  private static final class Count {
    private int places;
  }

  private final JsonNode node;
  private final @Nullable At above;
  private final Count count;
  private final int number;
  private final String name;
  private final boolean stated;
  private @Nullable String pointer;
  private @Nullable Map<String, At> members;
  private @Nullable List<At> elements;

  private At(JsonNode node, @Nullable At above, Count count, int number, String name) {
    this.node = node;
    this.above = above;
    this.count = count;
    this.number = number;
    this.name = name;
    this.pointer = above == null ? name : null;
    this.stated = stated(node);
    this.members = node.isObject() ? null : Map.of();
    this.elements = node.isArray() ? null : List.of();
  }

  /** The whole of what a reader read. */
  public static At root(JsonNode node) {
    Count count = new Count();
    return new At(node, null, count, count.places++, "");
  }

  /** What a value comes from that stands in no record: a row of the map, the day it is read. */
  public static At beside(String pointer) {
    return new At(MissingNode.getInstance(), null, new Count(), BESIDE, pointer);
  }

  /** Whether it is a place in the record, not something that stands beside it. */
  public boolean isOfRecord() {
    return number != BESIDE;
  }

  /** Another one for each place of a record that is kept; below zero for every other. */
  int number() {
    return number;
  }

  /** Where nothing stands; no member or element of it does either. */
  public static At nowhere() {
    return NOWHERE;
  }

  /** The same place, where only a part of its text is read. */
  public At less(String part) {
    return new At(TextNode.valueOf(part), above, count, number, name);
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

  /** Whether it stands in an object, by a name. */
  boolean isMember() {
    return above != null && above.node.isObject();
  }

  /** The name of the member; of an element its index. */
  String name() {
    return name;
  }

  /** JSON pointer, spelled out when somebody asks; empty for the root itself. */
  public String pointer() {
    String spelled = pointer;
    if (spelled == null) {
      spelled = requireNonNull(above).pointer() + '/' + Pointer.escape(name);
      pointer = spelled;
    }
    return spelled;
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
        String called = member.getKey();
        located.put(called, new At(member.getValue(), this, count, count.places++, called));
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
      located = node.size() > Reading.LONGEST_LIST ? new Unread() : located();
      elements = located;
    }
    return located;
  }

  private List<At> located() {
    List<At> located = new ArrayList<>(node.size());
    for (int i = 0; i < node.size(); i++) {
      located.add(new At(node.path(i), this, count, count.places++, Integer.toString(i)));
    }
    return located;
  }

  /**
   * What no row reads, since it is too long, is located where it is accounted for, and not kept.
   */
  private final class Unread extends AbstractList<At> {
    @Override
    public At get(int index) {
      return new At(node.path(index), At.this, count, NOT_KEPT, Integer.toString(index));
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
