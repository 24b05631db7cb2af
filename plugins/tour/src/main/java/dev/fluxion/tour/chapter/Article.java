package dev.fluxion.tour.chapter;

/**
 * What the article printed, digit for digit; its arithmetic was that of 32-bit floats, whose
 * relative precision is 2^-23 = 1.2e-7.
 */
final class Article {
  /** How far its numbers are off: 0.13997458 is printed for 0.139974609, 2.1e-7 too little. */
  static final double FLOAT = 2.5e-7;

  /** How far its differences of sines are off. */
  static final double FLOAT_DIFFERENCE = 1e-6;

  static final double[] POINT = {0.4, 0.1, 0.2};

  static final double[] SINE = {0.38941833, 0.09983342, 0.19866933};
  static final double[] COSINE = {0.921061, 0.9950042, 0.9800666};
  static final double[] NESTED_SECOND = {-0.38941833, -0.09983342, -0.19866933};
  static final double[] RECURSIVE_SECOND = {-0.38941827, -0.0998335, -0.19866937};

  static final double[] VALUE = {0.39061818, 0.21824193, 0.6536093};
  static final double[] GRADIENT = {3.0731294, 1.0189977, 2.1603184};
  static final double[] HESSIAN = {
    3.7908227, 0, 0, 0, 0.13997458, 0.23987202, 0, 0.23987202, 5.3876476
  };

  private Article() {}
}
