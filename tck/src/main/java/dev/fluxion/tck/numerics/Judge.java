package dev.fluxion.tck.numerics;

import java.util.function.DoubleUnaryOperator;
import java.util.random.RandomGenerator;

/**
 * Compares a derivative with what the values say, and confirms an alarm before it is raised.
 *
 * @param accuracy the relative distance from which a derivative is wrong rather than inaccurate
 * @param blur an absolute error that rounding alone may bring into the derivative, where terms
 *     cancel
 */
public record Judge(double accuracy, double blur) {
  private static final int CONFIRMATIONS = 3;
  private static final double BLUR = 0x1p-50;

  /**
   * Returns the verdict on a first derivative.
   *
   * @param f the function
   * @param x the point
   * @param analytic the derivative that is judged
   * @param around what is known around the point
   * @param random varies the steps
   */
  public Comparison slope(
      DoubleUnaryOperator f,
      double x,
      double analytic,
      Surroundings around,
      RandomGenerator random) {
    Comparison comparison = compare(Stencil.SLOPE, f, x, analytic, around, random);
    return comparison.isAlarm() && isKink(f, x, comparison, around, random)
        ? comparison.with(PointGrade.KINK)
        : comparison;
  }

  /**
   * Returns the verdict on a derivative that a stencil gives.
   *
   * @param stencil the formula
   * @param f the function
   * @param x the point
   * @param analytic the derivative that is judged
   * @param around what is known around the point
   * @param random varies the steps
   */
  public Comparison compare(
      Stencil stencil,
      DoubleUnaryOperator f,
      double x,
      double analytic,
      Surroundings around,
      RandomGenerator random) {
    double span = around.span(stencil);
    Comparison comparison = grade(Ladder.of(stencil).climb(f, x, span, random), analytic);
    for (int k = 0; k < CONFIRMATIONS && comparison.isAlarm(); k++) {
      double smaller = span * random.nextDouble(0.3, 1);
      Comparison again = grade(Ladder.thorough(stencil).climb(f, x, smaller, random), analytic);
      comparison = again.isAlarm() ? again : again.with(PointGrade.INCONCLUSIVE);
    }
    return comparison;
  }

  /**
   * Returns a judge that allows for cancelled terms of a size.
   *
   * @param size the size of the terms
   */
  public Judge forTermsOf(double size) {
    return new Judge(accuracy, BLUR * size);
  }

  private Comparison grade(Slope exact, double analytic) {
    Slope slope = exact.blurred(blur);
    PointGrade grade;
    if (!slope.isConclusive(analytic)) {
      grade = PointGrade.INCONCLUSIVE;
    } else if (slope.agrees(analytic)) {
      grade = PointGrade.AGREES;
    } else {
      grade = slope.relativeGap(analytic) > accuracy ? PointGrade.WRONG : PointGrade.INACCURATE;
    }
    return new Comparison(grade, analytic, slope);
  }

  /** What is coarser than the gap cannot excuse it. */
  private static boolean isKink(
      DoubleUnaryOperator f,
      double x,
      Comparison alarm,
      Surroundings around,
      RandomGenerator random) {
    double analytic = alarm.analytic();
    OneSided sides = OneSided.of(f, x, around, random);
    return sides.isConclusive()
        && sides.tolerance(analytic) < Math.abs(analytic - alarm.numeric().value())
        && sides.contains(analytic);
  }
}
