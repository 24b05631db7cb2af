package dev.fluxion.tck.statistics;

import java.util.Arrays;
import java.util.Optional;

/**
 * The outcomes of single shots, equally spaced: the mean of n shots is one of them plus a multiple
 * of {@code spacing / n}, whatever the probabilities are.
 *
 * @param first an outcome
 * @param spacing the distance of neighbours
 */
public record Outcomes(double first, double spacing) {
  private static final int MOST = 16;
  private static final double SAME = 1e-9;
  private static final double ON_LATTICE = 1e-4;

  /**
   * Returns the outcomes, if there are two or more and few, and equally spaced.
   *
   * @param singles single shots
   */
  public static Optional<Outcomes> of(double[] singles) {
    double[] sorted = singles.clone();
    Arrays.sort(sorted);
    double width = sorted[sorted.length - 1] - sorted[0];
    double[] distinct = new double[MOST + 1];
    int count = 0;
    for (double x : sorted) {
      if (count == 0 || x - distinct[count - 1] > SAME * width) {
        if (count > MOST) {
          return Optional.empty();
        }
        distinct[count++] = x;
      }
    }
    if (count < 2 || count > MOST || !(width < Double.POSITIVE_INFINITY)) {
      return Optional.empty();
    }
    double spacing = width;
    for (int k = 1; k < count; k++) {
      spacing = Math.min(spacing, distinct[k] - distinct[k - 1]);
    }
    Outcomes outcomes = new Outcomes(distinct[0], spacing);
    for (int k = 0; k < count; k++) {
      if (!outcomes.isMean(distinct[k], 1)) {
        return Optional.empty();
      }
    }
    return Optional.of(outcomes);
  }

  /**
   * Returns whether there are too many outcomes for a lattice.
   *
   * @param singles single shots
   */
  public static boolean areMany(double[] singles) {
    return Arrays.stream(singles).distinct().limit(MOST + 1).count() > MOST;
  }

  /**
   * Returns whether a number is the mean of shots with these outcomes.
   *
   * @param mean the number
   * @param shots how many
   */
  public boolean isMean(double mean, long shots) {
    double steps = (mean - first) / spacing * shots;
    return Math.abs(steps - Math.rint(steps)) <= ON_LATTICE;
  }
}
