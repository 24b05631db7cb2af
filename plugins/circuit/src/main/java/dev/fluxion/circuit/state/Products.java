package dev.fluxion.circuit.state;

/** Products of amplitudes with each other and with a diagonal, and sums of them. */
final class Products {
  private static final int LANES = 8;

  private Products() {}

  /** {@code d_j Re(a* b)} with b at j of a page and a at {@code j ^ within} of its partner. */
  static void real(
      StateVector state, int page, int partner, int within, double[] d, double[] products) {
    double[] br = state.real[page];
    double[] bi = state.imaginary[page];
    double[] ar = state.real[partner];
    double[] ai = state.imaginary[partner];
    if (page == partner && within == 0) {
      for (int j = 0; j < products.length; j++) {
        products[j] = d[j] * (br[j] * br[j] + bi[j] * bi[j]);
      }
    } else {
      for (int j = 0; j < products.length; j++) {
        products[j] = d[j] * (ar[j ^ within] * br[j] + ai[j ^ within] * bi[j]);
      }
    }
  }

  /** {@code d_j Im(a* b)} with b at j of a page and a at {@code j ^ within} of its partner. */
  static void imaginary(
      StateVector state, int page, int partner, int within, double[] d, double[] products) {
    double[] br = state.real[page];
    double[] bi = state.imaginary[page];
    double[] ar = state.real[partner];
    double[] ai = state.imaginary[partner];
    for (int j = 0; j < products.length; j++) {
      products[j] = d[j] * (ar[j ^ within] * bi[j] - ai[j ^ within] * br[j]);
    }
  }

  /** Returns a sum, in eight lanes, always in the same order. */
  static double sum(double[] values) {
    if (values.length < LANES) {
      double sum = 0;
      for (double value : values) {
        sum += value;
      }
      return sum;
    }
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    double e = 0;
    double f = 0;
    double g = 0;
    double h = 0;
    for (int j = 0; j < values.length; j += LANES) {
      a += values[j];
      b += values[j + 1];
      c += values[j + 2];
      d += values[j + 3];
      e += values[j + 4];
      f += values[j + 5];
      g += values[j + 6];
      h += values[j + 7];
    }
    return ((a + b) + (c + d)) + ((e + f) + (g + h));
  }
}
