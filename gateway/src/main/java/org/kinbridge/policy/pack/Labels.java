package org.kinbridge.policy.pack;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Set;

/** What labels and relations mean to the rules. */
public record Labels(
    Whereabouts whereabouts,
    Reachable reachable,
    Set<String> reporter,
    Set<String> material,
    Set<String> special,
    List<ElementPath> sibling,
    Silent silent,
    List<String> handling) {

  /** What tells where somebody is (R11). */
  public record Whereabouts(Set<String> labels, List<ElementPath> elements, Set<String> relations) {
    public Whereabouts {
      labels = Set.copyOf(labels);
      elements = List.copyOf(elements);
      relations = Set.copyOf(relations);
    }
  }

  /** Who can be reached through any authority (R11). */
  public record Reachable(Set<String> relations, Set<String> authorities, Set<String> bases) {
    public Reachable {
      relations = Set.copyOf(relations);
      authorities = Set.copyOf(authorities);
      bases = Set.copyOf(bases);
    }
  }

  /** What is never announced as withheld. */
  public record Silent(Set<String> labels, List<ElementPath> elements) {
    public Silent {
      labels = Set.copyOf(labels);
      elements = List.copyOf(elements);
    }
  }

  public Labels {
    requireNonNull(whereabouts, "whereabouts is null");
    requireNonNull(reachable, "reachable is null");
    reporter = Set.copyOf(reporter);
    material = Set.copyOf(material);
    special = Set.copyOf(special);
    sibling = List.copyOf(sibling);
    requireNonNull(silent, "silent is null");
    handling = List.copyOf(handling);
  }
}
