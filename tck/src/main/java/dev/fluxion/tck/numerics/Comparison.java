package dev.fluxion.tck.numerics;

/**
 * A derivative beside what the values say.
 *
 * @param grade what is found
 * @param analytic the derivative that is judged
 * @param numeric what the values say
 */
public record Comparison(PointGrade grade, double analytic, Slope numeric) {

  /** Returns whether the derivative is outside of the tolerance. */
  public boolean isAlarm() {
    return grade == PointGrade.WRONG || grade == PointGrade.INACCURATE;
  }

  Comparison with(PointGrade changed) {
    return new Comparison(changed, analytic, numeric);
  }

  /** Returns the tolerance. */
  public double tolerance() {
    return numeric.tolerance(analytic);
  }

  /** Returns the figures: g, D, tau, E and h. */
  @Override
  public String toString() {
    return "g = "
        + analytic
        + ", D = "
        + numeric.value()
        + ", tau = "
        + tolerance()
        + ", E = "
        + numeric.error()
        + ", h = "
        + numeric.step();
  }
}
