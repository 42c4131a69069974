package org.kinbridge.translate.row;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.kinbridge.translate.reading.At;
import org.kinbridge.translate.reading.Reading;
import org.kinbridge.translate.reading.Scope;
import org.kinbridge.translate.reading.SourcePath;
import org.kinbridge.translate.shape.Instance;

/**
 * What one map says of a record: the resources it makes, the facts it states, what a person is
 * asked, what stays home and what is refused.
 *
 * @param included rows of other maps, for a part of the record that is a record of its own
 */
public record MapRows(
    List<Making> makings,
    List<FactRow> facts,
    List<AskRow> asks,
    List<StayRow> stays,
    List<RefuseRow> refusals,
    List<Included> included) {

  /**
   * @param in where that record stands
   * @param only shapes that are made; all when it is empty
   */
  public record Included(SourcePath in, Set<String> only, MapRows rows) {
    public Included {
      only = Set.copyOf(only);
    }

    private boolean makes(String shape) {
      return (only.isEmpty() || only.contains(shape)) && rows.makes(shape);
    }

    private boolean makes(Making making) {
      return only.isEmpty() || only.contains(making.shape().name());
    }
  }

  public MapRows {
    makings = List.copyOf(makings);
    facts = List.copyOf(facts);
    asks = List.copyOf(asks);
    stays = List.copyOf(stays);
    refusals = List.copyOf(refusals);
    included = List.copyOf(included);
  }

  /** The resources to be, in the order of the map. */
  public List<Instance> read(At record, Reading reading) {
    Scope scope = Scope.of(record);
    List<Instance> instances = new ArrayList<>();
    refusals.forEach(refusal -> refusal.read(scope, reading));
    stays.forEach(stay -> stay.read(scope, reading));
    for (Making making : makings) {
      instances.addAll(making.make(record, reading));
    }
    facts.forEach(fact -> fact.read(scope, reading));
    asks.forEach(ask -> ask.read(scope, reading));
    for (Included part : included) {
      List<At> found = part.in().read(scope, reading);
      if (found.isEmpty()) {
        reading.missing(part.in().pointer(scope));
      }
      found.forEach(one -> instances.addAll(part.rows().only(part).read(one, reading)));
    }
    return instances;
  }

  private MapRows only(Included part) {
    return part.only().isEmpty() ? this : with(makings.stream().filter(part::makes).toList());
  }

  public MapRows with(List<Making> others) {
    return new MapRows(others, facts, asks, stays, refusals, included);
  }

  /** Whether a resource of that shape can come of it, in a part of the record too. */
  public boolean makes(String shape) {
    return makings.stream().anyMatch(making -> making.shape().name().equals(shape))
        || included.stream().anyMatch(part -> part.makes(shape));
  }
}
