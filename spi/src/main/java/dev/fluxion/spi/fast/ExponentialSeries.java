package dev.fluxion.spi.fast;

/** The end of the series of e^r. */
public final class ExponentialSeries {
  /*
   * q(r) = (e^r - 1 - r)/r^2, interpolated at 11 Chebyshev points of |r| <= (ln 2)/2 in 300 bits.
   * Relative error of e^r with the coefficients as they are here: 0.003 * 2^-53.
   */
  private static final double C0 = 0.5;
  private static final double C1 = 0.1666666666666667;
  private static final double C2 = 0.04166666666666667;
  private static final double C3 = 0.008333333333326141;
  private static final double C4 = 0.0013888888888883752;
  private static final double C5 = 0.00019841269874800493;
  private static final double C6 = 2.4801587325533363e-05;
  private static final double C7 = 2.755725542574618e-06;
  private static final double C8 = 2.755727366134845e-07;
  private static final double C9 = 2.5105206374063314e-08;
  private static final double C10 = 2.0914679376659845e-09;

  private ExponentialSeries() {}

  /**
   * Returns {@code (e^r - 1 - r) / r^2}.
   *
   * @param r at most (ln 2)/2 and a little, in magnitude
   * @param s its square
   */
  public static double end(double r, double s) {
    double even = Math.fma(s, C10, C8);
    double odd = Math.fma(s, C9, C7);
    even = Math.fma(even, s, C6);
    odd = Math.fma(odd, s, C5);
    even = Math.fma(even, s, C4);
    odd = Math.fma(odd, s, C3);
    even = Math.fma(even, s, C2);
    odd = Math.fma(odd, s, C1);
    even = Math.fma(even, s, C0);
    return Math.fma(odd, r, even);
  }
}
