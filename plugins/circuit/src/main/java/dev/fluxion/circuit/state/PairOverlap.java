package dev.fluxion.circuit.state;

/**
 * The imaginary parts of {@code <λ|P|ψ>} for P = 1, X, Y and Z on one qubit, everywhere or where
 * another qubit is 1.
 */
final class PairOverlap implements Overlap {
  private final int target;
  private final int control;

  PairOverlap(int target, int control) {
    this.target = target;
    this.control = control;
  }

  @Override
  public void add(StateVector state, StateVector dual, int[] pages, double[] sums, int from) {
    int low = state.lowBits;
    int required = control >= low ? 1 << (control - low) : 0;
    int bit = target >= low ? 1 << (target - low) : 0;
    int stride = bit == 0 ? 1 << target : 0;
    int value = control >= 0 && control < low ? 1 << control : 0;
    int fixed = stride | value;
    for (int p = 0; p < pages.length; p++) {
      if ((p & bit) == 0 && (p & required) == required) {
        int zero = pages[p];
        int one = pages[p | bit];
        add(
            new double[][] {
              state.real[zero], state.imaginary[zero], state.real[one], state.imaginary[one],
              dual.real[zero], dual.imaginary[zero], dual.real[one], dual.imaginary[one]
            },
            fixed,
            value,
            stride,
            sums,
            from);
      }
    }
  }

  private static void add(
      double[][] parts, int fixed, int value, int stride, double[] sums, int from) {
    double[] ar = parts[0];
    double[] ai = parts[1];
    double[] br = parts[2];
    double[] bi = parts[3];
    double[] cr = parts[4];
    double[] ci = parts[5];
    double[] dr = parts[6];
    double[] di = parts[7];
    double zeros = 0;
    double ones = 0;
    double x = 0;
    double y = 0;
    for (int free = 0; free < ar.length; free = ((free | fixed) + 1) & ~fixed) {
      int k = free | value;
      double a = ar[k];
      double b = ai[k];
      double u = br[k + stride];
      double v = bi[k + stride];
      double c = cr[k];
      double d = ci[k];
      double e = dr[k + stride];
      double f = di[k + stride];
      zeros += c * b - d * a;
      ones += e * v - f * u;
      x += c * v - d * u + (e * b - f * a);
      y += e * a + f * b - (c * u + d * v);
    }
    sums[from] += zeros + ones;
    sums[from + 1] += x;
    sums[from + 2] += y;
    sums[from + 3] += zeros - ones;
  }
}
