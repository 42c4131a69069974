package org.kinbridge.policy;

import java.util.ArrayList;
import java.util.List;

/**
 * Learns from one half of many pairs which of the two hides the secret, and is tried on the other
 * half: a logistic regression over all features, and the best single one.
 */
final class Distinguisher {
  private static final int ROUNDS = 200;
  private static final double STEP = 0.5;
  private static final double ONCE_IN = 1_000;

  /**
   * How often each was right on pairs it had not seen; a pair it could not tell counts half.
   *
   * @param tried how many pairs
   */
  record Score(double regression, double single, int tried) {
    /** Hoeffding's bound: two who guess are both within it, but for one seed in a thousand. */
    double chance() {
      return 0.5 + Math.sqrt(Math.log(2 * ONCE_IN) / (2.0 * tried));
    }

    boolean tells() {
      return Math.max(regression, single) > chance();
    }

    @Override
    public String toString() {
      return "right on %.4f (regression) and %.4f (one feature) of %d pairs, chance is within %.4f"
          .formatted(regression, single, tried, chance());
    }
  }

  /** Features of the one less features of the other, and which hides it. */
  private record Pair(double[] difference, int hides) {}

  private final List<Pair> pairs = new ArrayList<>();

  /** The order of the two is the caller's coin. */
  void add(double[] one, double[] other, boolean firstHides) {
    double[] difference = new double[one.length];
    for (int i = 0; i < difference.length; i++) {
      difference[i] = one[i] - other[i];
    }
    pairs.add(new Pair(difference, firstHides ? 1 : -1));
  }

  int pairs() {
    return pairs.size();
  }

  Score score() {
    int half = pairs.size() / 2;
    List<Pair> seen = pairs.subList(0, half);
    List<Pair> unseen = pairs.subList(half, pairs.size());
    return new Score(right(unseen, regression(seen)), right(unseen, single(seen)), unseen.size());
  }

  private static double[] scale(List<Pair> seen) {
    double[] scale = new double[seen.getFirst().difference().length];
    for (Pair pair : seen) {
      for (int i = 0; i < scale.length; i++) {
        scale[i] += pair.difference()[i] * pair.difference()[i] / seen.size();
      }
    }
    for (int i = 0; i < scale.length; i++) {
      scale[i] = scale[i] == 0 ? 0 : 1 / Math.sqrt(scale[i]);
    }
    return scale;
  }

  private static double[] regression(List<Pair> seen) {
    double[] scale = scale(seen);
    double[] weights = new double[scale.length];
    for (int round = 0; round < ROUNDS; round++) {
      double[] gradient = new double[scale.length];
      for (Pair pair : seen) {
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
          sum += weights[i] * pair.difference()[i] * scale[i];
        }
        double wrong = 1 / (1 + Math.exp(pair.hides() * sum));
        for (int i = 0; i < gradient.length; i++) {
          gradient[i] += wrong * pair.hides() * pair.difference()[i] * scale[i] / seen.size();
        }
      }
      for (int i = 0; i < weights.length; i++) {
        weights[i] += STEP * gradient[i];
      }
    }
    for (int i = 0; i < weights.length; i++) {
      weights[i] *= scale[i];
    }
    return weights;
  }

  private static double[] single(List<Pair> seen) {
    double[] best = new double[seen.getFirst().difference().length];
    double most = 0;
    for (int i = 0; i < best.length; i++) {
      double[] one = new double[best.length];
      one[i] = 1;
      double right = right(seen, one);
      if (Math.abs(right - 0.5) > most) {
        most = Math.abs(right - 0.5);
        best = one;
        best[i] = right > 0.5 ? 1 : -1;
      }
    }
    return best;
  }

  private static double right(List<Pair> pairs, double[] weights) {
    double right = 0;
    for (Pair pair : pairs) {
      double sum = 0;
      for (int i = 0; i < weights.length; i++) {
        sum += weights[i] * pair.difference()[i];
      }
      right += sum == 0 ? 0.5 : Math.signum(sum) == pair.hides() ? 1 : 0;
    }
    return right / pairs.size();
  }
}
