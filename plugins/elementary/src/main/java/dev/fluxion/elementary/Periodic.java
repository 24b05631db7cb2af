package dev.fluxion.elementary;

/** Sine and cotangent of multiples of π, exact at their zeros and poles. */
final class Periodic {
  private Periodic() {}

  /** Returns sin(πx) up to its sign, which is not kept. */
  static double sinPi(double x) {
    double r = x - Math.rint(x);
    return Math.abs(r) < 0.25 ? Math.sin(Math.PI * r) : Math.cos(Math.PI * (0.5 - Math.abs(r)));
  }

  /** Returns cot(πx); infinite at whole numbers. */
  static double cotPi(double x) {
    double r = x - Math.rint(x);
    double size =
        Math.abs(r) < 0.25
            ? 1 / Math.tan(Math.PI * Math.abs(r))
            : Math.tan(Math.PI * (0.5 - Math.abs(r)));
    return r < 0 ? -size : size;
  }
}
