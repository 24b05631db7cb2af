package dev.fluxion.tour.chapter;

/**
 * What a request took on a counting device, and how far it was off.
 *
 * @param evaluations what the device was asked for
 * @param requested the evaluations of naive recursion, by the plan's counter
 * @param error the largest difference from the exact derivatives, as a part of the largest value
 *     that the function can have
 * @param norm the largest sum of absolute coefficients of a derivative
 */
record Measurement(long evaluations, double requested, double error, double norm) {
  /** What an error may be, as a part of the 1-norm and the size of the function. */
  static final double PRECISION = 1e-9;

  /** Returns the error as a part of the norm as well. */
  double relativeError() {
    return error / norm;
  }

  /** Returns the larger error and norm of the two, with what this one took. */
  Measurement worse(Measurement other) {
    return new Measurement(
        evaluations, requested, Math.max(error, other.error), Math.max(norm, other.norm));
  }
}
