package org.kinbridge.translate.shape;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.kinbridge.disclosure.Owned;
import org.kinbridge.translate.reading.At;
import org.kinbridge.translate.reading.Value;

/** One resource to be: a shape, what fills its holes, and where in the record it comes from. */
@Owned(by = "the thread of one translation", lock = "none")
public final class Instance {
  private final Shape shape;
  private final At root;
  private final List<List<Value>> holes;
  private long filled;
  private final List<Label> labels;
  private final List<At> conditions = new ArrayList<>();
  private final List<String> ids = new ArrayList<>(0);
  private String fullUrl = "";

  /**
   * @param root the element it is made from
   */
  public Instance(Shape shape, At root) {
    this.shape = shape;
    this.root = root;
    this.holes = new ArrayList<>(Collections.nCopies(shape.holes().size(), List.of()));
    this.labels = new ArrayList<>(shape.meta().labels());
  }

  /** The same resource once more, with one value in that hole. */
  public Instance with(int hole, Value value) {
    Instance copy = new Instance(shape, root);
    for (int i = 0; i < holes.size(); i++) {
      copy.holes.set(i, holes.get(i));
    }
    copy.holes.set(hole, List.of(value));
    copy.filled = filled | 1L << hole;
    labels.forEach(copy::label);
    copy.conditions.addAll(conditions);
    copy.ids.addAll(ids);
    return copy;
  }

  public Shape shape() {
    return shape;
  }

  /** By what other elements of the record refer to it. */
  public void identify(At id) {
    ids.add(id.node().asText().strip());
  }

  boolean isNamed(Value name) {
    return ids.contains(name.node().asText());
  }

  public At root() {
    return root;
  }

  public List<Value> values(int hole) {
    return holes.get(hole);
  }

  /**
   * @param any a bit for each hole
   */
  public boolean isFilledAt(long any) {
    return (filled & any) != 0;
  }

  /** A hole that holds one value keeps the first it got. */
  public boolean fill(int hole, List<Value> values) {
    if (holes.get(hole).isEmpty()) {
      holes.set(hole, values);
      filled |= values.isEmpty() ? 0 : 1L << hole;
      return true;
    }
    if (!shape.holes().get(hole).repeats()) {
      return false;
    }
    List<Value> all = new ArrayList<>(holes.get(hole));
    all.addAll(values);
    holes.set(hole, all);
    return true;
  }

  /** The same resource, made by another map of the same record. */
  public void join(Instance other) {
    for (int i = 0; i < holes.size(); i++) {
      if (!other.holes.get(i).isEmpty()) {
        fill(i, other.holes.get(i));
      }
    }
    other.labels.forEach(this::label);
    conditions.addAll(other.conditions);
  }

  /** Of who asks for one label the first counts. */
  public void label(Label label) {
    for (Label one : labels) {
      if (one.code().equals(label.code())) {
        return;
      }
    }
    labels.add(label);
  }

  List<Label> labels() {
    return labels;
  }

  public void addLabelsOfItsCode() {
    Shape.Meta meta = shape.meta();
    if (meta.labelHole() < 0) {
      return;
    }
    for (Value value : holes.get(meta.labelHole())) {
      meta.labelsByCode().getOrDefault(value.node().asText(), List.of()).forEach(this::label);
    }
  }

  /** Members that decided that it is made. */
  public List<At> conditions() {
    return conditions;
  }

  /** Every member that would be in it. */
  public List<At> sources() {
    List<At> sources = new ArrayList<>();
    holes.forEach(values -> values.forEach(value -> sources.addAll(value.sources())));
    return sources;
  }

  String fullUrl() {
    return fullUrl;
  }

  public void name(String url) {
    this.fullUrl = url;
  }
}
