package org.kinbridge.translate.shape;

import java.util.ArrayList;
import java.util.List;

/**
 * What an element of a shape waits for, gathered from all below it when the shape is compiled: it
 * is written as soon as one of these is there.
 *
 * @param nothing whether it is there anyway
 * @param holes a bit for each
 */
record Waits(boolean nothing, long holes, List<Template.Reference> references) {
  static final Waits NOT = new Waits(true, 0, List.of());

  Waits {
    references = List.copyOf(references);
  }

  static Waits forHole(int hole) {
    return new Waits(false, 1L << hole, List.of());
  }

  static Waits forReference(Template.Reference reference) {
    return new Waits(false, 0, List.of(reference));
  }

  /** For any of these; for none of none, it never is there. */
  static Waits forAny(List<Waits> all) {
    long holes = 0;
    List<Template.Reference> references = new ArrayList<>();
    boolean nothing = false;
    for (Waits one : all) {
      nothing |= one.nothing();
      holes |= one.holes;
      references.addAll(one.references());
    }
    return new Waits(nothing, holes, references);
  }

  boolean over(Writing writing) {
    if (nothing || writing.anyFilled(holes)) {
      return true;
    }
    for (int i = 0; i < references.size(); i++) {
      if (!writing.targets(references.get(i)).isEmpty()) {
        return true;
      }
    }
    return false;
  }
}
