package org.kinbridge.policy.minimise;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import org.kinbridge.disclosure.Owned;
import org.kinbridge.policy.element.Element;
import org.kinbridge.profile.frozen.FrozenArray;
import org.kinbridge.profile.frozen.FrozenObject;

/** An object of what leaves while it is put together, member by member; then nobody changes it. */
@Owned(by = "whoever puts it together", lock = "none: one thread")
public final class Part implements Pruning.Into {
  private static final int USUAL = 12; // members of a resource

  private final List<String> names;
  private final List<JsonNode> values;

  /** Of the list that is being taken, which is the last member; empty where none is. */
  private List<JsonNode> items = List.of();

  Part() {
    this(USUAL);
  }

  /**
   * @param whole of which a part is taken
   */
  public Part(Element whole) {
    this(whole.children().size());
  }

  private Part(int most) {
    names = new ArrayList<>(most);
    values = new ArrayList<>(most);
  }

  /**
   * Behind all others.
   *
   * @param name of which there is none yet
   */
  Part set(String name, JsonNode value) {
    endList();
    names.add(name);
    values.add(value);
    return this;
  }

  Part set(String name, String text) {
    return set(name, TextNode.valueOf(text));
  }

  Part set(String name, boolean value) {
    return set(name, BooleanNode.valueOf(value));
  }

  /**
   * @param others none of which is here
   */
  Part setAll(Part others) {
    endList();
    others.endList();
    names.addAll(others.names);
    values.addAll(others.values);
    return this;
  }

  /** Where it stood in the original: children come in their order, those of one list together. */
  @Override
  public void put(Element child, JsonNode value) {
    if (child.index() < 0) {
      set(child.name(), value);
    } else if (!items.isEmpty() && names.getLast().equals(child.name())) {
      items.add(value);
    } else {
      set(child.name(), MissingNode.getInstance()); // until the list ends
      items = new ArrayList<>(2);
      items.add(value);
    }
  }

  private void endList() {
    if (!items.isEmpty()) {
      values.set(values.size() - 1, FrozenArray.of(items));
      items = List.of();
    }
  }

  /** In the place of the member of that name, if there is one. */
  Part replace(String name, JsonNode value) {
    endList();
    int known = names.indexOf(name);
    if (known < 0) {
      return set(name, value);
    }
    values.set(known, value);
    return this;
  }

  /** Adds to the list of that name, if there is one. */
  void add(String name, JsonNode item) {
    List<JsonNode> all = new ArrayList<>();
    get(name).forEach(all::add);
    all.add(item);
    replace(name, FrozenArray.of(all));
  }

  /** Missing where there is no member of that name. */
  JsonNode get(String name) {
    endList();
    int known = names.indexOf(name);
    return known < 0 ? MissingNode.getInstance() : values.get(known);
  }

  boolean has(String name) {
    return names.contains(name);
  }

  public boolean isEmpty() {
    return names.isEmpty();
  }

  /**
   * @throws IllegalArgumentException when a name stands twice
   */
  public FrozenObject done() {
    endList();
    FrozenObject.Builder object = new FrozenObject.Builder(names.size());
    for (int i = 0; i < names.size(); i++) {
      object.set(names.get(i), values.get(i));
    }
    return object.done();
  }
}
