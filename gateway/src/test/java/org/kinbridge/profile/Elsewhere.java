package org.kinbridge.profile;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import org.kinbridge.profile.Oracle.Complaint;

/**
 * The few complaints of the oracle that do not stand at the place that is wrong nor at its parent,
 * each with the reason. Our own check tells the place itself.
 */
enum Elsewhere {
  /** An invariant is told at the element that carries it, which may stand far above the change. */
  E1_INVARIANT("Constraint failed: ") {
    @Override
    boolean covers(String told, String place) {
      return Where.within(place, told);
    }
  },
  /** The parser spells a choice without its type: {@code value[x]}. */
  E2_CHOICE("Error parsing JSON| must (be|have) ") {
    @Override
    boolean covers(String told, String place) {
      String[] parts = told.split("\\[x]", -1);
      String regex = Arrays.stream(parts).map(Pattern::quote).collect(joining("\\w+"));
      return parts.length > 1 && place.matches(regex);
    }
  },
  /**
   * The validator reads the profiles in {@code meta} before anything else, and falls over when that
   * is no object: it refuses the input as a whole, and names no place.
   */
  E3_NO_META("the validator fell over this input") {
    @Override
    boolean covers(String told, String place) {
      return place.matches("\\w+\\.meta");
    }
  };

  private final Pattern message;

  Elsewhere(String message) {
    this.message = Pattern.compile(message);
  }

  /** Whether what is told at one place is about the other. */
  abstract boolean covers(String told, String place);

  static Optional<Elsewhere> of(Complaint complaint, String place) {
    String told = Where.ours(complaint.location());
    return Arrays.stream(values())
        .filter(one -> one.message.matcher(complaint.message()).find() && one.covers(told, place))
        .findFirst();
  }

  /**
   * The one such place of our own check: a resource that names no shared profile is told as a
   * whole, for nothing else can be said of it.
   */
  static boolean ours(Violation violation, String place) {
    return violation.constraint().equals("profile")
        && place.startsWith(violation.location() + ".meta");
  }
}
