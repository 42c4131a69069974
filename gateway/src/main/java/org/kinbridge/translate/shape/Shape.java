package org.kinbridge.translate.shape;

import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One kind of resource of the shared record: the same for every national format.
 *
 * @param rank where its resources stand among those of other shapes
 * @param body the resource; it begins with its type
 * @param holes what a map may fill, in the order of their numbers
 * @param needs holes without which the profile refuses it; of each list one is enough
 * @param together holes that the profile wants all or none of
 */
public record Shape(
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
  public record Hole(String name, boolean repeats) {}

  /**
   * What its resources say of themselves before all else.
   *
   * @param profiles that each obeys
   * @param least the confidentiality of one whose labels ask for no more
   * @param veryRestricted the confidentiality of one whose labels do
   * @param labels that every such resource has
   * @param plain what one says that has no other label
   * @param labelHole the hole whose code adds labels; -1 when there is none
   * @param others what those with other labels said so far: maps name few of them
   */
  record Meta(
      Fixed profiles,
      Label least,
      Label veryRestricted,
      List<Label> labels,
      Fixed plain,
      int labelHole,
      Map<String, List<Label>> labelsByCode,
      Map<List<Label>, Fixed> others) {
    private static final int MOST_OTHERS = 256;

    Meta {
      labels = List.copyOf(labels);
      labelsByCode = Map.copyOf(labelsByCode);
    }

    /**
     * What says so whatever the record is; the code in a hole may add labels.
     *
     * @param pointer of the shape
     */
    static Meta of(String profile, String pointer, boolean veryRestricted, List<Label> labels) {
      Fixed profiles =
          Fixed.list(List.of(Fixed.of(TextNode.valueOf(profile), List.of(pointer + "/profile"))));
      Label most = Label.confidentiality("V", pointer);
      Label least = veryRestricted ? most : Label.confidentiality("R", pointer);
      Fixed plain = written(profiles, confidentiality(least, most, labels), labels);
      return new Meta(
          profiles, least, most, labels, plain, -1, Map.of(), new ConcurrentHashMap<>());
    }

    Meta with(int hole, Map<String, List<Label>> byCode) {
      return new Meta(
          profiles, least, veryRestricted, labels, plain, hole, byCode, new ConcurrentHashMap<>());
    }

    /**
     * @param all its labels, those of the shape among them
     */
    Fixed written(List<Label> all) {
      if (all.size() == labels.size()) {
        return plain;
      }
      Fixed known = others.get(all);
      if (known == null) {
        known = written(profiles, confidentiality(least, veryRestricted, all), all);
        if (others.size() < MOST_OTHERS) {
          others.put(List.copyOf(all), known);
        }
      }
      return known;
    }

    private static Fixed written(Fixed profiles, Label confidentiality, List<Label> labels) {
      List<Fixed> security = new ArrayList<>(labels.size() + 1);
      security.add(confidentiality.coding());
      labels.forEach(label -> security.add(label.coding()));
      SequencedMap<String, Fixed> meta = new LinkedHashMap<>();
      meta.put("profile", profiles);
      meta.put("security", Fixed.list(security));
      return Fixed.object(meta);
    }

    private static Label confidentiality(Label least, Label most, List<Label> labels) {
      return labels.stream().anyMatch(Label::veryRestricted) ? most : least;
    }
  }

  public Shape {
    holes = List.copyOf(holes);
    needs = List.copyOf(needs);
    together = List.copyOf(together);
  }

  public int hole(String wanted) {
    for (int i = 0; i < holes.size(); i++) {
      if (holes.get(i).name().equals(wanted)) {
        return i;
      }
    }
    return -1;
  }
}
