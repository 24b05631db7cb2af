package dev.fluxion.dsl.engine.compile.contract;

/**
 * The loop in which a product of large matrices spends its time: four terms of two rows of sums.
 */
final class PanelSweep {
  /** The most columns of a sweep. */
  static final int WIDTH = 256;

  /**
   * The distance of the second row of sums from the first: a constant, and a whole number of
   * vectors, or the compiler does not vectorise; not a power of two, for the cache's sake.
   */
  static final int STRIDE = WIDTH + 8;

  private PanelSweep() {}

  /**
   * Adds four terms to each sum.
   *
   * <p>The factors of the second row stand in the other order because C2 of JDK 17 takes uses of
   * one value for neighbours when they look alike, and then packs across the rows.
   *
   * @param columns the number of sums in a row
   * @param sums two rows of sums, {@link #STRIDE} apart
   * @param panel rows of the right matrix
   * @param at the first of the four rows to use
   * @param factors elements of the left matrix
   * @param from where the four of the first row begin, those of the second follow
   */
  static void add(
      int columns, double[] sums, double[][] panel, int at, double[] factors, int from) {
    double[] p = panel[at];
    double[] q = panel[at + 1];
    double[] r = panel[at + 2];
    double[] s = panel[at + 3];
    double p0 = factors[from];
    double q0 = factors[from + 1];
    double r0 = factors[from + 2];
    double s0 = factors[from + 3];
    double p1 = factors[from + 4];
    double q1 = factors[from + 5];
    double r1 = factors[from + 6];
    double s1 = factors[from + 7];
    for (int j = 0; j < columns; j++) {
      double pj = p[j];
      double qj = q[j];
      double rj = r[j];
      double sj = s[j];
      sums[j] = fma(s0, sj, fma(r0, rj, fma(q0, qj, fma(p0, pj, sums[j]))));
      sums[j + STRIDE] = fma(sj, s1, fma(rj, r1, fma(qj, q1, fma(pj, p1, sums[j + STRIDE]))));
    }
  }

  private static double fma(double a, double b, double c) {
    return FusedArithmetic.multiplyAdd(a, b, c);
  }
}
