package org.kinbridge.profile;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.kinbridge.profile.Shape.Counted;
import org.kinbridge.profile.Shape.Member;
import org.kinbridge.profile.frozen.Names;

/**
 * How the names of an object fit a shape. It follows from the names, so it is found out once for
 * those that are kept; names that all are the shape's are kept from then on.
 */
final class Fits {
  /** More than any shape needs; a stranger can put its names into any order. */
  private static final int MOST = 64;

  private final boolean resource;
  private final Map<String, Member> members;
  private final List<Counted> counted;
  private final Map<Names, Fit> known = new ConcurrentHashMap<>();

  /**
   * @param resource whether it is a resource, which says its type itself
   * @param members by JSON property
   * @param counted the elements whose presence must be looked at, in the profile's order
   */
  Fits(boolean resource, Map<String, Member> members, List<Counted> counted) {
    this.resource = resource;
    this.members = members;
    this.counted = counted;
  }

  /** How these names fit, whoever has them. */
  Fit of(Names names) {
    Fit fit = names.areKept() ? known.get(names) : null;
    return fit == null ? found(names) : fit;
  }

  boolean hasElement(String property) {
    return members.containsKey(property);
  }

  /** What a resource says of itself is no element. */
  boolean isType(String name) {
    return resource && name.equals("resourceType");
  }

  private Fit found(Names names) {
    @Nullable Member[] found = new Member[names.size()];
    boolean all = true;
    for (int i = 0; i < found.length; i++) {
      found[i] = members.get(names.name(i));
      all &= found[i] != null || isType(names.name(i));
    }
    List<Counted> amiss =
        counted.stream().filter(one -> one.isMissing(names) || one.standsTwice(names)).toList();
    Fit fit = new Fit(found, amiss);
    if (all) {
      keep(names, fit);
    }
    return fit;
  }

  private void keep(Names names, Fit fit) {
    if (!names.areKept()) {
      names.keep();
    } else if (known.size() < MOST) {
      known.put(names, fit);
    }
  }

  /** How some names fit. */
  static final class Fit {
    private final @Nullable Member[] members;
    private final List<Counted> amiss;

    private Fit(@Nullable Member[] members, List<Counted> amiss) {
      this.members = members;
      this.amiss = amiss;
    }

    /** What the member at that place stands for; null where the shape has none of its name. */
    @Nullable Member member(int i) {
      return members[i];
    }

    /** What is missing, or stands twice. */
    List<Counted> amiss() {
      return amiss;
    }
  }
}
