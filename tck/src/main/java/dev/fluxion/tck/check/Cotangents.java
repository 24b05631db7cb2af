package dev.fluxion.tck.check;

import dev.fluxion.dsl.DifferentiableFunction;
import dev.fluxion.tck.numerics.Comparison;
import dev.fluxion.tck.numerics.Surroundings;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * D-COT: the reverse rule of an array primitive is linear in the cotangent, right for a cotangent
 * that is not uniform, and can be differentiated by it.
 */
record Cotangents() implements Check {
  private static final int POINTS = 8;
  private static final double TOLERANCE = 1e-12;

  @Override
  public String id() {
    return "D-COT";
  }

  @Override
  public Level level() {
    return Level.REQ;
  }

  @Override
  public String rule() {
    return "1.6";
  }

  @Override
  public boolean isPlannedFor(Subject subject) {
    return subject instanceof ArrayMap map && map.reaches(1);
  }

  @Override
  public Verdict run(Subject subject, Conditions conditions) {
    ArrayMap map = (ArrayMap) subject;
    Finding finding = new Finding(this, subject, conditions);
    RandomGenerator random = conditions.random(this, subject);
    DifferentiableFunction pull = map.function().vjp();
    DifferentiableFunction pullOfPush = pull.jvp();
    Tally tally = new Tally(finding);
    for (int i = 0; i < POINTS && !tally.isDecided(); i++) {
      double[] x = map.draw(random);
      double[] u = Vectors.random(map.outputSize(), random);
      double[] w = Vectors.random(map.outputSize(), random);
      double[] both = Vectors.moved(u, 3, w);
      double[] pulledU = pulled(pull, map, x, u);
      double[] pulledW = pulled(pull, map, x, w);
      double[] expected = Vectors.moved(pulledU, 3, pulledW);
      double size = Vectors.largest(pulledU) + 3 * Vectors.largest(pulledW);
      if (!close(pulled(pull, map, x, both), expected, size)) {
        return Verdict.fail(finding.at("vjp()", x, "not linear in the cotangent" + of(u, w)));
      }
      if (!close(pulled(pull, map, x, new double[w.length]), new double[x.length], size)) {
        return Verdict.fail(finding.at("vjp()", x, "not 0 for the cotangent 0"));
      }
      double[] active = pullOfPush.value(Vectors.join(x, u, new double[x.length], w)).toArray();
      if (!close(Arrays.copyOf(active, x.length), pulledW, size)) {
        return Verdict.fail(
            finding.at("vjp().jvp()", x, "the derivative by the cotangent is wrong" + of(u, w)));
      }
      double[] v = Vectors.random(map.size(), random);
      Comparison comparison =
          conditions
              .judge()
              .forTermsOf(map.termSize(x))
              .slope(
                  t -> Vectors.dot(w, map.function().value(Vectors.moved(x, t, v)).toArray()),
                  0,
                  Vectors.dot(pulledW, v),
                  Surroundings.OPEN,
                  random);
      tally.add(comparison, () -> finding.derivative("vjp()", x, comparison) + of(u, w));
    }
    return tally.verdict();
  }

  private static String of(double[] u, double[] w) {
    return "\n  u = " + Arrays.toString(u) + "\n  w = " + Arrays.toString(w);
  }

  private static double[] pulled(
      DifferentiableFunction pull, ArrayMap map, double[] x, double[] w) {
    return Arrays.copyOf(pull.value(Vectors.join(x, w)).toArray(), map.size());
  }

  private static boolean close(double[] a, double[] b, double size) {
    boolean close = true;
    for (int i = 0; i < b.length; i++) {
      close &= Math.abs(a[i] - b[i]) <= TOLERANCE * size;
    }
    return close;
  }
}
