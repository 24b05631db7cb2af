package dev.fluxion.dsl.engine.run;

import dev.fluxion.dsl.engine.plan.SpectrumCheck;
import dev.fluxion.spi.FluxionException;

/**
 * Compares the values at surplus points with what the declared spectra predict.
 *
 * <p>Where they differ, the points are evaluated once more: values that differ from the first ones
 * tell of a device that drifts, values that do not of a wrong declaration.
 */
final class SelfCheck {
  private static final double ROUNDING = 1e-9;
  private static final double DEVIATIONS = 6;

  private final SpectrumCheck check;
  private final double[] values;
  private final double[] errors;
  private final int from;

  /**
   * Creates a check of one equation.
   *
   * @param check the equation
   * @param values the results of a run
   * @param errors their standard errors
   * @param from where the values of the equation are in the results
   */
  SelfCheck(SpectrumCheck check, double[] values, double[] errors, int from) {
    this.check = check;
    this.values = values;
    this.errors = errors;
    this.from = from;
  }

  /** Returns an element for which the equation does not hold, or -1. */
  int failing() {
    for (int e = 0; e < check.elements(); e++) {
      if (Math.abs(residual(e)) > allowed(e)) {
        return e;
      }
    }
    return -1;
  }

  private int place(int point, int element) {
    return from + point * check.elements() + element;
  }

  private double residual(int element) {
    double sum = 0;
    for (int p = 0; p < check.weights().length; p++) {
      sum += check.weights()[p] * values[place(p, element)];
    }
    return sum;
  }

  private double allowed(int element) {
    double size = 0;
    double variance = 0;
    for (int p = 0; p < check.weights().length; p++) {
      double weight = check.weights()[p];
      size += Math.abs(weight * values[place(p, element)]);
      variance += Math.pow(weight * errors[place(p, element)], 2);
    }
    return ROUNDING * size + DEVIATIONS * Math.sqrt(variance);
  }

  /**
   * Returns the error of an element for which the equation does not hold.
   *
   * @param element the element
   * @param again the same points evaluated once more
   * @param backend who evaluates
   */
  FluxionException failure(int element, SelfCheck again, String backend) {
    for (int p = 0; p < check.weights().length; p++) {
      double first = values[place(p, element)];
      double second = again.values[again.place(p, element)];
      double spread = Math.hypot(errors[place(p, element)], again.errors[again.place(p, element)]);
      double allowed = ROUNDING * Math.abs(first) + DEVIATIONS * spread;
      if (Math.abs(first - second) > allowed) {
        return new FluxionException(
            "FLX-361",
            "backend '"
                + backend
                + "' drifts: primitive '"
                + check.self()
                + "' had the value "
                + first
                + " and later "
                + second
                + " at the same point, allowed is a difference of "
                + allowed);
      }
    }
    int last = check.weights().length - 1;
    double got = values[place(last, element)];
    return new FluxionException(
        "FLX-360",
        "primitive '"
            + check.self()
            + "' (from "
            + check.self().primitive().origin()
            + ") does not have the spectrum that it declares in "
            + (check.self().primitive().isElementwise() ? "argument " : "element ")
            + check.axis()
            + ", "
            + check.spectrum()
            + ": "
            + last
            + " values predict "
            + (got + residual(element))
            + " at a surplus point, got "
            + got
            + ", allowed is a difference of "
            + allowed(element));
  }
}
