package org.kinbridge.profile;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.Predicate;
import org.kinbridge.profile.Oracle.Complaint;

/**
 * A document that breaks one constraint.
 *
 * @param constraint which
 * @param profile the profile that the document was made for
 * @param places what was changed, as our check spells it
 * @param named whether the oracle speaks of this constraint
 */
record Mutant(
    String constraint,
    String profile,
    JsonNode tree,
    List<String> places,
    Predicate<Complaint> named) {

  /** Whether a complaint of the oracle stands where this mutant is wrong. */
  boolean toldBy(Complaint complaint) {
    return named.test(complaint)
        && places.stream()
            .anyMatch(
                place ->
                    Where.near(place, complaint.location())
                        || Elsewhere.of(complaint, place).isPresent());
  }

  /** Whether our own check tells it there, or between there and where the oracle tells it. */
  boolean toldBy(Violation violation, List<Complaint> told) {
    String ours = violation.location();
    return places.stream()
        .anyMatch(
            place ->
                Where.near(place, ours)
                    || Elsewhere.ours(violation, place)
                    || Where.within(place, ours)
                        && told.stream()
                            .anyMatch(c -> Where.within(ours, Where.ours(c.location()))));
  }
}
