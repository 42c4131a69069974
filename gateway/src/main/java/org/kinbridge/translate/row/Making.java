package org.kinbridge.translate.row;

import static java.util.stream.Collectors.toUnmodifiableSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kinbridge.translate.reading.At;
import org.kinbridge.translate.reading.Reading;
import org.kinbridge.translate.reading.Scope;
import org.kinbridge.translate.reading.SourcePath;
import org.kinbridge.translate.reading.Value;
import org.kinbridge.translate.shape.Instance;
import org.kinbridge.translate.shape.Shape;

/**
 * How resources of one shape are made from a record: once, for each element of a list, or for each
 * group of elements that lists have under one key.
 *
 * @param where which elements are meant; another map row may mean the others
 * @param madeBy a bit for each hole of which one must be filled; 0 when the resource is made anyway
 * @param spread the hole whose values make a resource each; -1 when there is none
 * @param id by what other elements of the record refer to the one it is made from
 * @param fillings rows of the way in
 * @param outward rows of the way back
 * @param same holes that say which element of a local list a resource is about; empty: all of them
 * @param sets what is written with a resource on the way back
 * @param vacant what may not be stated yet where it writes a new element, or what there is once
 */
public record Making(
    String pointer,
    Shape shape,
    List<Each> each,
    List<Condition> where,
    List<Condition> when,
    long madeBy,
    int spread,
    Optional<SourcePath> id,
    List<Filling> fillings,
    List<OutRow> outward,
    List<Integer> same,
    Map<SourcePath, JsonNode> sets,
    List<SourcePath> vacant) {

  /**
   * @param key what joins elements; the empty path when nothing is joined
   */
  public record Each(String alias, SourcePath path, SourcePath key) {}

  /**
   * A row and the holes it fills.
   *
   * @param within a list in each of whose elements the row is read
   * @param repeat whether the holes take any number of values
   */
  public record Filling(Row row, Optional<SourcePath> within, List<Integer> holes, boolean repeat) {

    private List<Value> read(Scope scope, Reading reading) {
      List<Value> values =
          within.isEmpty()
              ? row.read(scope, reading)
              : withinEach(within.get().read(scope, reading), scope, reading);
      return values.size() < 2 ? values : distinct(values, reading);
    }

    private List<Value> withinEach(List<At> elements, Scope scope, Reading reading) {
      List<Value> all = new ArrayList<>();
      for (At element : elements) {
        all.addAll(row.read(scope.at(element), reading));
      }
      return all;
    }

    private List<Value> distinct(List<Value> values, Reading reading) {
      boolean many = repeat || row.take() == Row.Take.EACH;
      List<Value> all = new ArrayList<>(values.size());
      for (Value value : values) {
        add(value, many, all, reading);
      }
      return all;
    }

    /** Of several elements the first states what can stand there once. */
    private static void add(Value value, boolean many, List<Value> all, Reading reading) {
      for (int i = 0; i < all.size(); i++) {
        if (all.get(i).says(value)) {
          all.set(i, all.get(i).and(value));
          return;
        }
      }
      if (many || all.isEmpty()) {
        all.add(value);
      } else {
        value.sources().forEach(source -> reading.account().stays(source, FILLED));
      }
    }
  }

  private static final String NOT_MADE = "the condition of its resource does not hold";
  private static final String NOTHING_TO_SAY = "its resource would say nothing without others";
  private static final String FILLED = "a row before it states the element";

  /** What the elements are called that are joined. */
  public Set<String> aliases() {
    return each.size() < 2 ? Set.of() : each.stream().map(Each::alias).collect(toUnmodifiableSet());
  }

  public List<Instance> make(At record, Reading reading) {
    List<Instance> made = new ArrayList<>();
    if (fillings.isEmpty()) {
      return made;
    }
    for (Scope scope : scopes(record, reading)) {
      if (!Condition.allHold(where, scope, reading)) {
        continue;
      }
      if (Condition.allHold(when, scope, reading)) {
        made.addAll(instances(scope, reading));
      } else if (!each.isEmpty()) {
        reading.account().stays(scope.here(), NOT_MADE);
      }
      conditions(scope, reading).forEach(at -> reading.account().stays(at, NOT_MADE));
    }
    return made;
  }

  private List<At> conditions(Scope scope, Reading reading) {
    List<At> members = new ArrayList<>();
    when.forEach(condition -> condition.addMembers(scope, reading, members));
    return members;
  }

  private List<Scope> scopes(At record, Reading reading) {
    Scope whole = Scope.of(record);
    if (each.isEmpty()) {
      return List.of(whole);
    }
    if (each.size() == 1) {
      return whole.each(each.getFirst().path(), reading);
    }
    return joined(whole, reading);
  }

  /** Elements of several lists that have one key, by what the map calls them. */
  private record Group(JsonNode key, Map<String, At> elements) {}

  /** Each element joins the first group of its key that has none of its kind yet. */
  private List<Scope> joined(Scope whole, Reading reading) {
    List<Group> groups = new ArrayList<>();
    for (Each one : each) {
      for (At element : one.path().read(whole, reading)) {
        List<At> key = one.key().read(whole.at(element), reading);
        JsonNode node = key.isEmpty() ? MissingNode.getInstance() : key.getFirst().node();
        group(groups, node, one.alias()).elements().put(one.alias(), element);
      }
    }
    Set<String> aliases = aliases();
    List<Scope> scopes = new ArrayList<>(groups.size());
    for (Group group : groups) {
      scopes.add(whole.joined(first(group.elements()), aliases, group.elements()));
    }
    return scopes;
  }

  private static Group group(List<Group> groups, JsonNode key, String alias) {
    for (Group group : groups) {
      if (group.key().equals(key) && !group.elements().containsKey(alias)) {
        return group;
      }
    }
    groups.add(new Group(key, new HashMap<>()));
    return groups.getLast();
  }

  private At first(Map<String, At> group) {
    for (Each one : each) {
      At element = group.get(one.alias());
      if (element != null) {
        return element;
      }
    }
    throw new IllegalStateException("a group without an element");
  }

  private List<Instance> instances(Scope scope, Reading reading) {
    Instance instance = new Instance(shape, scope.here());
    id.ifPresent(path -> path.read(scope, reading).forEach(instance::identify));
    for (Filling filling : fillings) {
      fill(instance, filling, scope, reading);
    }
    if (madeBy != 0 && !instance.isFilledAt(madeBy)) {
      instance.sources().forEach(source -> reading.account().stays(source, NOTHING_TO_SAY));
      return List.of();
    }
    where.forEach(condition -> condition.addMembers(scope, reading, instance.conditions()));
    instance.conditions().addAll(conditions(scope, reading));
    if (spread < 0 || instance.values(spread).size() < 2) {
      instance.addLabelsOfItsCode();
      return List.of(instance);
    }
    List<Instance> spreadOut = new ArrayList<>();
    for (Value value : instance.values(spread)) {
      spreadOut.add(instance.with(spread, value));
      spreadOut.getLast().addLabelsOfItsCode();
    }
    return spreadOut;
  }

  private static void fill(Instance instance, Filling filling, Scope scope, Reading reading) {
    List<Value> values = filling.read(scope, reading);
    if (values.isEmpty()) {
      return;
    }
    for (int hole : filling.holes()) {
      if (!instance.fill(hole, values)) {
        values.forEach(
            value -> value.sources().forEach(source -> reading.account().stays(source, FILLED)));
      }
    }
    filling.row().labels().forEach(instance::label);
  }
}
