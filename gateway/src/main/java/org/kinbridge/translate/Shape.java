package org.kinbridge.translate;

import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Map;

/**
 * One kind of resource of the shared record: the same for every national format.
 *
 * @param rank where its resources stand among those of other shapes
 * @param body the resource; it begins with its type
 * @param holes what a map may fill, in the order of their numbers
 * @param needs holes without which the profile refuses it; of each list one is enough
 * @param together holes that the profile wants all or none of
 */
record Shape(
    String name,
    int rank,
    String pointer,
    String profile,
    boolean once,
    boolean always,
    Meta meta,
    List<Hole> holes,
    Template.Mapping body,
    List<List<Integer>> needs,
    List<List<Integer>> together) {

  /** So many bits has what says which of them are filled. */
  static final int MOST_HOLES = Long.SIZE;

  /**
   * @param repeats whether it takes any number of values
   */
  record Hole(String name, boolean repeats) {}

  /**
   * What its resources say of themselves before all else.
   *
   * @param profiles that each obeys
   * @param least the confidentiality of one whose labels ask for no more
   * @param veryRestricted the confidentiality of one whose labels do
   * @param labels that every such resource has
   * @param labelHole the hole whose code adds labels; -1 when there is none
   */
  record Meta(
      Fixed profiles,
      Label least,
      Label veryRestricted,
      List<Label> labels,
      int labelHole,
      Map<String, List<Label>> labelsByCode) {
    Meta {
      labels = List.copyOf(labels);
      labelsByCode = Map.copyOf(labelsByCode);
    }

    /**
     * Without a label.
     *
     * @param pointer of the shape
     */
    static Meta of(String profile, String pointer) {
      Template named =
          new Template.Constant(TextNode.valueOf(profile), List.of(pointer + "/profile"));
      return new Meta(
          Fixed.list(List.of(named)).orElseThrow(),
          Label.confidentiality("R", pointer),
          Label.confidentiality("V", pointer),
          List.of(),
          -1,
          Map.of());
    }

    /** The same with labels; very restricted whatever they are, if that is said. */
    Meta labelled(
        boolean restricted, List<Label> always, int hole, Map<String, List<Label>> byCode) {
      Label most = restricted ? veryRestricted : least;
      return new Meta(profiles, most, veryRestricted, always, hole, byCode);
    }

    Label confidentiality(List<Label> labels) {
      for (Label label : labels) {
        if (label.veryRestricted()) {
          return veryRestricted;
        }
      }
      return least;
    }
  }

  Shape {
    holes = List.copyOf(holes);
    needs = List.copyOf(needs);
    together = List.copyOf(together);
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
