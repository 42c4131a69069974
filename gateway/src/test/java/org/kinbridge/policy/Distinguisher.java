package org.kinbridge.policy;

import java.util.ArrayList;
import java.util.List;

/**
 * Learns, on half of the pairs, which of two messages hides something, and is tried on the other
 * half: a logistic regression over all features and the best single feature.
 */
final class Distinguisher {
  private static final int ROUNDS = 300;
  private static final double STEP = 0.5;

  /**
   * How often each was right on pairs it had not seen; a pair it could not tell counts half.
   *
   * @param tried how many pairs
   */
  record Score(double regression, double single, int tried) {
    /** Whoever guesses lies within it but once in ten thousand times. */
    double chance() {
      return 3.9 * 0.5 / Math.sqrt(tried);
    }

    boolean tells() {
      return Math.max(regression, single) > 0.5 + chance();
    }
  }

  /** One pair: features of the one less features of the other, and which hides something. */
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
    double[] scale = scale(seen);
    double[] weights = regression(seen, scale);
    double[] best = single(seen);
    return new Score(right(unseen, weights), right(unseen, best), unseen.size());
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

  private static double[] regression(List<Pair> seen, double[] scale) {
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
