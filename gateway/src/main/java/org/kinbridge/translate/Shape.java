package org.kinbridge.translate;

import java.util.List;
import java.util.Map;

/**
 * One kind of resource of the shared record: the same for every national format.
 *
 * @param rank where its resources stand among those of other shapes
 * @param holes what a map may fill, in the order of their numbers
 * @param veryRestricted whether every such resource is, whatever its labels
 * @param labels sensitivity that every such resource has
 * @param needs holes without which the profile refuses it; of each list one is enough
 * @param together holes that the profile wants all or none of
 * @param labelHole the hole whose code adds labels; -1 when there is none
 */
record Shape(
    String name,
    int rank,
    String pointer,
    String profile,
    boolean once,
    boolean always,
    boolean veryRestricted,
    List<Hole> holes,
    Template.Mapping body,
    List<String> labels,
    int labelHole,
    Map<String, List<String>> labelsByCode,
    List<List<Integer>> needs,
    List<List<Integer>> together) {

  /**
   * @param repeats whether it takes any number of values
   */
  record Hole(String name, boolean repeats) {}

  Shape {
    holes = List.copyOf(holes);
    labels = List.copyOf(labels);
    needs = List.copyOf(needs);
    together = List.copyOf(together);
    labelsByCode = Map.copyOf(labelsByCode);
  }

  int hole(String wanted) {
    for (int i = 0; i < holes.size(); i++) {
      if (holes.get(i).name().equals(wanted)) {
        return i;
      }
    }
    return -1;
  }
}
