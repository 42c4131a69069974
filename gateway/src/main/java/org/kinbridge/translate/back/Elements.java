package org.kinbridge.translate.back;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kinbridge.disclosure.Owned;
import org.kinbridge.translate.row.Arrived;
import org.kinbridge.translate.row.Arrived.Got;
import org.kinbridge.translate.row.Making;
import org.kinbridge.translate.shape.Instance;

/** Which element of which list of the local record each resource that came belongs to. */
@Owned(by = "the thread of one translation", lock = "none")
final class Elements {
  private final Workpiece work;
  private final Map<String, Instance> locals = new HashMap<>();
  private final Map<String, String> pointers = new HashMap<>();
  private final Map<String, Integer> ofResource = new HashMap<>();

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
      for (Instance instance : before.getOrDefault(making, List.of())) {
        if (!gone.contains(instance) && isAbout(one, making, instance)) {
          gone.add(instance);
          locals.put(one.path(), instance);
          if (!making.each().isEmpty()) {
            pointers.putIfAbsent(key(one, making), instance.root());
          }
          break;
        }
      }
    }
  }

  private static boolean isAbout(Arrived one, Making making, Instance instance) {
    if (making.each().isEmpty() || making.shape().once()) {
      return true;
    }
    if (!instance.root().startsWith(list(making) + "/")) {
      return false;
    }
    List<Integer> holes = making.same();
    if (!holes.isEmpty()) {
      return holes.stream().anyMatch(hole -> !one.holes().get(hole).isEmpty())
          && holes.stream().allMatch(hole -> allSaid(one.holes().get(hole), instance, hole));
    }
    return making.outward().stream()
        .flatMap(row -> row.holes().stream())
        .allMatch(hole -> allSaid(one.holes().get(hole), instance, hole));
  }

  private static boolean allSaid(List<Got> came, Instance instance, int hole) {
    return came.stream().allMatch(got -> instance.values(hole).stream().anyMatch(got::saidBy));
  }

  Optional<Instance> local(Arrived one) {
    return Optional.ofNullable(locals.get(one.path()));
  }

  /** Pointer of its element; of one that is not there yet, where it will stand. */
  String of(Arrived one, Making making) {
    if (making.each().isEmpty()) {
      return "";
    }
    return pointers.computeIfAbsent(key(one, making), key -> work.next(list(making)));
  }

  /** Of what the record says after the patch: what it says at that element. */
  List<Instance> standing(Arrived one, List<Instance> after) {
    List<Instance> standing = new ArrayList<>();
    for (Instance instance : after) {
      boolean there =
          pointers.entrySet().stream()
              .anyMatch(
                  entry ->
                      entry.getKey().startsWith(ofResource.getOrDefault(one.path(), -1) + " ")
                          && entry.getValue().equals(instance.root()));
      if (instance.root().isEmpty() || there) {
        standing.add(instance);
      }
    }
    return standing;
  }

  /** Resources made from one element share it; an element of another list is another. */
  private String key(Arrived one, Making making) {
    return ofResource.getOrDefault(one.path(), -1) + " " + list(making);
  }

  private static String list(Making making) {
    return Workpiece.pointer("", making.each().getFirst().path().members(Set.of()));
  }
}
