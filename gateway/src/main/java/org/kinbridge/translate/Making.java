package org.kinbridge.translate;

import static java.util.stream.Collectors.toUnmodifiableSet;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * How resources of one shape are made from a record: once, for each element of a list, or for each
 * group of elements that lists have under one key.
 *
 * @param where which elements are meant; another map row may mean the others
 * @param madeBy holes of which one must be filled; empty when the resource is made anyway
 * @param spread the hole whose values make a resource each; -1 when there is none
 * @param id by what other elements of the record refer to the one it is made from
 * @param fillings rows of the way in
 * @param outward rows of the way back
 * @param same holes that say which element of a local list a resource is about; empty: all of them
 * @param sets what is written with a resource on the way back
 */
record Making(
    String pointer,
    Shape shape,
    List<Each> each,
    List<Condition> where,
    List<Condition> when,
    List<Integer> madeBy,
    int spread,
    Optional<SourcePath> id,
    List<Filling> fillings,
    List<OutRow> outward,
    List<Integer> same,
    Map<SourcePath, JsonNode> sets) {

  /**
   * @param key what joins elements; the empty path when nothing is joined
   */
  record Each(String alias, SourcePath path, SourcePath key) {}

  /**
   * A row and the holes it fills.
   *
   * @param within a list in each of whose elements the row is read
   */
  record Filling(Row row, Optional<SourcePath> within, List<Integer> holes) {

    private List<Value> read(Shape shape, Scope scope, Reading reading) {
      boolean many =
          row.take() == Row.Take.EACH
              || holes.stream().allMatch(hole -> shape.holes().get(hole).repeats());
      List<Value> all = new ArrayList<>();
      for (Scope one : scope.within(within, reading)) {
        for (Value value : row.read(one, reading)) {
          add(value, many, all, reading);
        }
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

  List<Instance> make(At record, Reading reading) {
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
        reading.account().stays(scope.here().pointer(), NOT_MADE);
      }
      conditions(scope, reading).forEach(at -> reading.account().stays(at, NOT_MADE));
    }
    return made;
  }

  private List<String> conditions(Scope scope, Reading reading) {
    List<String> pointers = new ArrayList<>();
    when.forEach(condition -> condition.addPointers(scope, reading, pointers));
    return pointers;
  }

  private List<Scope> scopes(At record, Reading reading) {
    Scope whole = Scope.of(record);
    if (each.isEmpty()) {
      return List.of(whole);
    }
    if (each.size() == 1) {
      return each.getFirst().path().read(whole, reading).stream().map(whole::at).toList();
    }
    return joined(whole, reading);
  }

  /** Each element joins the first group of its key that has none of its kind yet. */
  private List<Scope> joined(Scope whole, Reading reading) {
    List<Map<String, At>> groups = new ArrayList<>();
    List<String> keys = new ArrayList<>();
    for (Each one : each) {
      for (At element : one.path().read(whole, reading)) {
        List<At> key = one.key().read(whole.at(element), reading);
        String text = key.isEmpty() ? "" : key.getFirst().node().toString();
        int group =
            IntStream.range(0, groups.size())
                .filter(i -> keys.get(i).equals(text) && !groups.get(i).containsKey(one.alias()))
                .findFirst()
                .orElse(groups.size());
        if (group == groups.size()) {
          groups.add(new HashMap<>());
          keys.add(text);
        }
        groups.get(group).put(one.alias(), element);
      }
    }
    Set<String> aliases = each.stream().map(Each::alias).collect(toUnmodifiableSet());
    return groups.stream().map(group -> whole.joined(first(group), aliases, group)).toList();
  }

  private At first(Map<String, At> group) {
    return each.stream()
        .map(Each::alias)
        .filter(group::containsKey)
        .map(group::get)
        .findFirst()
        .orElseThrow();
  }

  private List<Instance> instances(Scope scope, Reading reading) {
    Instance instance = new Instance(shape, scope.here().pointer());
    id.ifPresent(path -> path.read(scope, reading).forEach(instance::identify));
    for (Filling filling : fillings) {
      fill(instance, filling, scope, reading);
    }
    if (!madeBy.isEmpty() && madeBy.stream().allMatch(hole -> instance.values(hole).isEmpty())) {
      instance.sources().forEach(source -> reading.account().stays(source, NOTHING_TO_SAY));
      return List.of();
    }
    where.forEach(condition -> condition.addPointers(scope, reading, instance.conditions()));
    instance.conditions().addAll(conditions(scope, reading));
    if (spread < 0 || instance.values(spread).size() < 2) {
      instance.addLabelsOfItsCode();
      return List.of(instance);
    }
    List<Instance> spreadOut =
        instance.values(spread).stream().map(value -> instance.with(spread, value)).toList();
    spreadOut.forEach(Instance::addLabelsOfItsCode);
    return spreadOut;
  }

  private static void fill(Instance instance, Filling filling, Scope scope, Reading reading) {
    List<Value> values = filling.read(instance.shape(), scope, reading);
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
