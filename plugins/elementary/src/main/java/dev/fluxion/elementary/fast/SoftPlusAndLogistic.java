package dev.fluxion.elementary.fast;

/** log(1 + e^x) and its derivative in one pass: both are found from e^-|x|. */
final class SoftPlusAndLogistic extends BlockwisePair {
  SoftPlusAndLogistic(SoftPlus softPlus, Logistic logistic) {
    super(softPlus, logistic);
  }

  @Override
  boolean block(double[] x, double[] y, double[] z, int from, int to) {
    boolean inside = NaturalPower.ofNegative(x, y, from, to);
    Logistic.halves(y, z, from, to);
    Logistic.sided(x, z, from, to);
    SoftPlus.values(x, y, from, to);
    return inside;
  }
}
