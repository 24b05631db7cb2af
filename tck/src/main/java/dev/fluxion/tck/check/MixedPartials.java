package dev.fluxion.tck.check;

import dev.fluxion.dsl.DifferentiableFunction;
import dev.fluxion.tck.numerics.Comparison;
import dev.fluxion.tck.numerics.Judge;
import dev.fluxion.tck.numerics.Surroundings;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;

/**
 * D-HESS: mixed partial derivatives are the slopes of the first partial derivatives, of each of
 * them, so that the Hessian is symmetric.
 */
record MixedPartials() implements Check {
  private static final int POINTS = 60;
  private static final int ARRAY_POINTS = 4;
  private static final int LARGEST = 16;
  private static final String HESSIAN = "hessian";

  @Override
  public String id() {
    return "D-HESS";
  }

  @Override
  public Level level() {
    return Level.REQ;
  }

  @Override
  public String rule() {
    return "1.7";
  }

  @Override
  public boolean isPlannedFor(Subject subject) {
    return subject instanceof Elementwise elementwise
        ? elementwise.arguments().filter(i -> elementwise.reading().reaches(i, 2)).count() > 1
        : subject instanceof ArrayMap map
            && map.reaches(2)
            && map.size() > 1
            && map.size() <= LARGEST;
  }

  @Override
  public Verdict run(Subject subject, Conditions conditions) {
    Tally tally = new Tally(new Finding(this, subject, conditions));
    Finding finding = new Finding(this, subject, conditions);
    RandomGenerator random = conditions.random(this, subject);
    if (subject instanceof Elementwise elementwise) {
      int[] smooth =
          elementwise.arguments().filter(i -> elementwise.reading().reaches(i, 2)).toArray();
      for (int i : smooth) {
        for (int j : smooth) {
          if (i != j) {
            pair(elementwise, i, j, tally, finding, random);
          }
        }
      }
    } else {
      hessian((ArrayMap) subject, tally, finding, random);
    }
    return tally.verdict();
  }

  /** The mixed derivative in i and j as the slope along j of the derivative in i. */
  private static void pair(
      Elementwise subject, int i, int j, Tally tally, Finding finding, RandomGenerator random) {
    ToDoubleFunction<double[]> first = subject.reading().code(i);
    ToDoubleFunction<double[]> mixed = subject.reading().code(i, j);
    String what = "partial(" + i + ", " + j + ")";
    for (int k = 0; k < POINTS && !tally.isDecided(what); k++) {
      double[] point = subject.point(random);
      Judge judge = finding.conditions().judge();
      Comparison comparison =
          subject.slope(judge, first, j, point, mixed.applyAsDouble(point), random);
      tally.keep(SampledPoint.of(what, "x" + j, 2, point[j], comparison));
      tally.add(
          comparison,
          () -> finding.derivative(what, point, comparison) + "\n  as slope of partial(" + i + ")");
    }
  }

  private static void hessian(ArrayMap map, Tally tally, Finding finding, RandomGenerator random) {
    DifferentiableFunction gradient = new Projection(map).gradient(1);
    DifferentiableFunction hessian = gradient.jacobian("x");
    int n = map.size();
    int entry = 0;
    for (int k = 0; k < ARRAY_POINTS; k++) {
      double[] x = map.draw(random);
      double[] w = Vectors.random(map.outputSize(), random);
      double[] entries = hessian.value(Vectors.join(x, w)).toArray();
      for (int j = 0; j < n; j++) {
        Columns columns =
            new Columns(x, Vectors.unit(n, j), at -> gradient.value(Vectors.join(at, w)).toArray());
        for (int i = 0; i < n && !tally.isDecided(HESSIAN); i++) {
          Comparison comparison =
              finding
                  .conditions()
                  .judge()
                  .forTermsOf(map.termSize(x))
                  .slope(columns.element(i), 0, entries[i * n + j], Surroundings.OPEN, random);
          entry++;
          tally.keep(SampledPoint.of(HESSIAN, SampledPoint.CASES, 2, entry, comparison));
          String what = "hessian of <w, f(x)>, row " + i + ", column " + j + ", for (x, w)";
          tally.add(comparison, () -> finding.derivative(what, Vectors.join(x, w), comparison));
        }
      }
    }
  }
}
