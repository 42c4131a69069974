package org.kinbridge.policy.proof;

import static java.util.Objects.requireNonNull;

import java.util.function.Predicate;
import org.kinbridge.policy.proof.Combination.Determined;
import org.kinbridge.policy.proof.Combination.Nationality;
import org.kinbridge.policy.proof.Combination.Protection;
import org.kinbridge.policy.proof.Combination.Reach;
import org.kinbridge.policy.proof.Combination.Situation;

/**
 * When one rule has to speak: a situation, and what is otherwise there and is missing or different.
 *
 * @param says the occasion, for a person
 * @param where in which combinations it is an occasion
 */
record Occasion(
    String rule,
    Tier tier,
    String says,
    Situation situation,
    Predicate<Combination> where,
    Turn turn) {
  /** Nobody flees, nobody is restricted, no authority determined anything. */
  static final Situation QUIET =
      new Situation(Protection.NO, Nationality.ANOTHER, Reach.NOBODY_RESTRICTED, Determined.NO);

  static final Situation ORIGIN =
      new Situation(Protection.YES, Nationality.RECIPIENT, Reach.NOBODY_RESTRICTED, Determined.NO);

  /** Changes what is asked, on what, and in which world. */
  interface Turn {
    void turn(Scene scene);
  }

  Occasion {
    requireNonNull(rule, "rule is null");
    requireNonNull(tier, "tier is null");
    requireNonNull(says, "says is null");
    requireNonNull(situation, "situation is null");
    requireNonNull(where, "where is null");
    requireNonNull(turn, "turn is null");
  }

  Occasion in(Situation other) {
    return new Occasion(rule, tier, says, other, where, turn);
  }

  Occasion where(Predicate<Combination> only) {
    return new Occasion(rule, tier, says, situation, only, turn);
  }
}
