package dev.fluxion.circuit.state;

import java.util.Optional;

/**
 * A unitary 2 by 2 matrix but for a global phase: {@code diag(1, e^{iφ}) RY diag(1, e^{iλ})}, whose
 * factors have loops that C2 makes SIMD code of.
 *
 * @param cosine the cosine of half of the angle of RY
 * @param sine its sine
 * @param first the cosine and the sine of λ
 * @param last the cosine and the sine of φ
 */
record EulerAngles(double cosine, double sine, double[] first, double[] last) {
  /** Phases of smaller elements are not accurate. */
  private static final double SMALLEST = 1e-4;

  /** Returns the factors of a matrix, unless an element is too small to tell its phase. */
  static Optional<EulerAngles> of(double[] m) {
    double cosine = Math.hypot(m[0], m[1]);
    double sine = Math.hypot(m[4], m[5]);
    if (!(cosine > SMALLEST && sine > SMALLEST)) {
      return Optional.empty();
    }
    double[] first = phase(-m[2], -m[3], m[0], m[1]);
    double[] last = phase(m[4], m[5], m[0], m[1]);
    return Optional.of(new EulerAngles(cosine, sine, first, last));
  }

  /** Returns {@code a b* / |a b|}. */
  private static double[] phase(double re, double im, double otherRe, double otherIm) {
    double x = re * otherRe + im * otherIm;
    double y = im * otherRe - re * otherIm;
    double size = Math.hypot(x, y);
    return new double[] {x / size, y / size};
  }

  /** Does it to pairs of amplitudes at the same places of two pages. */
  void apply(double[] r0, double[] i0, double[] r1, double[] i1, int from, int to) {
    PairLoops.scale(r1, i1, from, to, first[0], first[1]);
    PairLoops.mix(r0, r1, from, to, cosine, -sine, sine, cosine);
    PairLoops.mix(i0, i1, from, to, cosine, -sine, sine, cosine);
    PairLoops.scale(r1, i1, from, to, last[0], last[1]);
  }
}
