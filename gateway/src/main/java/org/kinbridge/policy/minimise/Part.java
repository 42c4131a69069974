package org.kinbridge.policy.minimise;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
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

  private final FrozenObject.Builder members;

  /** The list that is being taken, which comes behind the members; empty where none is. */
  private List<JsonNode> items = List.of();

  private String list = "";

  Part() {
    members = new FrozenObject.Builder(USUAL);
  }

  /**
   * @param whole of which a part is taken
   */
  public Part(Element whole) {
    members = new FrozenObject.Builder(whole.children().size());
  }

  /**
   * Behind all others.
   *
   * @param name of which there is none yet
   */
  Part set(String name, JsonNode value) {
    endList();
    members.set(name, value);
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
    members.setAll(others.members);
    return this;
  }

  /** Where it stood in the original: children come in their order, those of one list together. */
  @Override
  public void put(Element child, JsonNode value) {
    if (child.index() < 0) {
      set(child.name(), value);
      return;
    }
    if (items.isEmpty() || !list.equals(child.name())) {
      endList();
      list = child.name();
      items = new ArrayList<>(2);
    }
    items.add(value);
  }

  private void endList() {
    List<JsonNode> taken = items;
    items = List.of();
    if (!taken.isEmpty()) {
      extend(list, taken);
    }
  }

  /** What was added before the list was taken stays in front. */
  private void extend(String name, List<JsonNode> more) {
    List<JsonNode> all = new ArrayList<>();
    members.get(name).forEach(all::add);
    all.addAll(more);
    members.replace(name, FrozenArray.of(all));
  }

  /** In the place of the member of that name, if there is one. */
  Part replace(String name, JsonNode value) {
    endList();
    members.replace(name, value);
    return this;
  }

  /** Adds to the list of that name, if there is one. */
  void add(String name, JsonNode item) {
    endList();
    extend(name, List.of(item));
  }

  /** Missing where there is no member of that name. */
  JsonNode get(String name) {
    endList();
    return members.get(name);
  }

  boolean has(String name) {
    return !get(name).isMissingNode();
  }

  public boolean isEmpty() {
    return items.isEmpty() && members.isEmpty();
  }

  /**
   * @throws IllegalArgumentException when a name stands twice
   */
  public FrozenObject done() {
    endList();
    return members.done();
  }
}
