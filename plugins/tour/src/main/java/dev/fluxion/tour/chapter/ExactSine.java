package dev.fluxion.tour.chapter;

/** The derivatives of the sine as everyone knows them. */
final class ExactSine {
  private ExactSine() {}

  static double derivative(int order, double x) {
    return switch (order % 4) {
      case 0 -> Math.sin(x);
      case 1 -> Math.cos(x);
      case 2 -> -Math.sin(x);
      default -> -Math.cos(x);
    };
  }
}
