package org.kinbridge.translate.back;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kinbridge.disclosure.Owned;
import org.kinbridge.translate.reading.Value;
import org.kinbridge.translate.row.Arrived;
import org.kinbridge.translate.row.Arrived.Got;
import org.kinbridge.translate.row.Making;
import org.kinbridge.translate.row.OutRow;
import org.kinbridge.translate.shape.Instance;

/** Which element of which list of the local record each resource that came belongs to. */
@Owned(by = "the thread of one translation", lock = "none")
final class Elements {
  private final Workpiece work;
  private final Map<String, Instance> locals = new HashMap<>();
  private final Map<Slot, String> pointers = new HashMap<>();
  private final Map<Integer, Set<String>> ofGroup = new HashMap<>();
  private final Map<String, Integer> ofResource = new HashMap<>();

  /** Resources made from one element share it; an element of another list is another. */
  private record Slot(int group, String list) {}

  Elements(Workpiece work) {
    this.work = work;
  }

  /** Finds for each resource the local element that it is about; each element once. */
  void match(
      Reception reception, Map<Arrived, Making> makings, Map<Making, List<Instance>> before) {
    ofResource.putAll(reception.groups());
    Map<Making, Set<Instance>> taken = new IdentityHashMap<>();
    for (Arrived one : reception.resources()) {
      Making making = makings.get(one);
      if (making == null) {
        continue;
      }
      Set<Instance> gone = taken.computeIfAbsent(making, key -> new HashSet<>());
      boolean single = making.each().isEmpty() || making.shape().once();
      String list = single ? "" : list(making) + "/";
      for (Instance instance : before.getOrDefault(making, List.of())) {
        boolean about =
            single
                || (instance.root().pointer().startsWith(list) && isAbout(one, making, instance));
        if (about && gone.add(instance)) {
          locals.put(one.path(), instance);
          if (!making.each().isEmpty()) {
            place(slot(one, making), instance.root().pointer());
          }
          break;
        }
      }
    }
  }

  // a document of thousands of persons meets each of ours: nothing is built to compare two
  private static boolean isAbout(Arrived one, Making making, Instance instance) {
    List<Integer> holes = making.same();
    if (holes.isEmpty()) {
      for (OutRow row : making.outward()) {
        if (!allSaid(one, row.holes(), instance)) {
          return false;
        }
      }
      return true;
    }
    return anyCame(one, holes) && allSaid(one, holes, instance);
  }

  private static boolean anyCame(Arrived one, List<Integer> holes) {
    for (int hole : holes) {
      if (!one.holes().get(hole).isEmpty()) {
        return true;
      }
    }
    return false;
  }

  private static boolean allSaid(Arrived one, List<Integer> holes, Instance instance) {
    for (int hole : holes) {
      for (Got got : one.holes().get(hole)) {
        if (!isSaid(got, instance.values(hole))) {
          return false;
        }
      }
    }
    return true;
  }

  private static boolean isSaid(Got got, List<Value> values) {
    for (Value value : values) {
      if (got.saidBy(value)) {
        return true;
      }
    }
    return false;
  }

  Optional<Instance> local(Arrived one) {
    return Optional.ofNullable(locals.get(one.path()));
  }

  /** Pointer of its element; of one that is not there yet, where it will stand. */
  String of(Arrived one, Making making) {
    if (making.each().isEmpty()) {
      return "";
    }
    Slot slot = slot(one, making);
    String there = pointers.get(slot);
    return there == null ? place(slot, work.next(slot.list())) : there;
  }

  private String place(Slot slot, String pointer) {
    String first = pointers.putIfAbsent(slot, pointer);
    String there = first == null ? pointer : first;
    ofGroup.computeIfAbsent(slot.group(), key -> new LinkedHashSet<>()).add(there);
    return there;
  }

  /**
   * Of what the record says after the patch: what it says at that element.
   *
   * @param after by the pointer of the element it is made from
   */
  List<Instance> standing(Arrived one, Map<String, List<Instance>> after) {
    List<Instance> standing = new ArrayList<>(after.getOrDefault("", List.of()));
    for (String pointer : ofGroup.getOrDefault(group(one), Set.of())) {
      standing.addAll(after.getOrDefault(pointer, List.of()));
    }
    return standing;
  }

  private int group(Arrived one) {
    return ofResource.getOrDefault(one.path(), -1);
  }

  private Slot slot(Arrived one, Making making) {
    return new Slot(group(one), list(making));
  }

  private static String list(Making making) {
    return Workpiece.pointer("", making.each().getFirst().path().members(Set.of()));
  }
}
