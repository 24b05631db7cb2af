package dev.fluxion.tck.check;

import dev.fluxion.tck.numerics.Comparison;
import dev.fluxion.tck.numerics.Stencil;
import dev.fluxion.tck.numerics.Surroundings;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;

/**
 * D-SECOND: the second derivative is the curvature of the function itself.
 *
 * <p>It ties the chain of D-NEST down: orders that agree with each other might not agree with the
 * function.
 */
record SecondOrder() implements Check {
  private static final int POINTS = 100;
  private static final int ARRAY_POINTS = 12;
  private static final String CURVATURE = "curvature of the values";

  @Override
  public String id() {
    return "D-SECOND";
  }

  @Override
  public Level level() {
    return Level.REQ;
  }

  @Override
  public String rule() {
    return "1.3";
  }

  @Override
  public boolean isPlannedFor(Subject subject) {
    return subject instanceof Elementwise elementwise
        ? elementwise.reaches(2)
        : subject instanceof ArrayMap map && map.reaches(2);
  }

  @Override
  public Verdict run(Subject subject, Conditions conditions) {
    Finding finding = new Finding(this, subject, conditions);
    Tally tally = new Tally(finding);
    RandomGenerator random = conditions.random(this, subject);
    if (subject instanceof Elementwise elementwise) {
      elementwise
          .arguments()
          .filter(argument -> elementwise.reading().reaches(argument, 2))
          .forEach(argument -> along(elementwise, argument, tally, finding, random));
    } else if (subject instanceof ArrayMap map) {
      projected(map, tally, finding, random);
    }
    return tally.verdict();
  }

  private static void along(
      Elementwise subject, int argument, Tally tally, Finding finding, RandomGenerator random) {
    ToDoubleFunction<double[]> value = subject.reading().code();
    ToDoubleFunction<double[]> second = subject.reading().code(argument, argument);
    String axis = subject.arity() == 1 ? "x" : "x" + argument;
    String curve = subject.arity() == 1 ? CURVATURE : CURVATURE + " along " + axis;
    for (int k = 0;
        k < finding.conditions().points(POINTS / subject.arity()) && !tally.isDecided(curve);
        k++) {
      // Close to an edge the values alone have too few digits for a second difference.
      double[] point = subject.plainPoint(random);
      double[] moved = point.clone();
      Comparison comparison =
          finding
              .conditions()
              .judge()
              .compare(
                  Stencil.CURVATURE,
                  t -> {
                    moved[argument] = t;
                    return value.applyAsDouble(moved);
                  },
                  point[argument],
                  second.applyAsDouble(point),
                  subject.around(argument, point[argument]),
                  random);
      String what = "partial(" + argument + ", " + argument + ")";
      tally.keep(SampledPoint.of(curve, axis, 2, point[argument], comparison));
      tally.add(comparison, () -> finding.derivative(what, point, comparison));
    }
  }

  private static void projected(
      ArrayMap map, Tally tally, Finding finding, RandomGenerator random) {
    Projection projection = new Projection(map);
    ToDoubleFunction<double[]> value = projection.forward(0);
    ToDoubleFunction<double[]> second = projection.reverse(2);
    for (int i = 0;
        i < finding.conditions().points(ARRAY_POINTS) && !tally.isDecided(CURVATURE);
        i++) {
      double[] x = map.draw(random);
      double[] v = Vectors.random(map.size(), random);
      double[] w = Vectors.random(map.outputSize(), random);
      double[] point = Vectors.join(x, w, v, v);
      Comparison comparison =
          finding
              .conditions()
              .judge()
              .forTermsOf(map.termSize(x))
              .compare(
                  Stencil.CURVATURE,
                  t -> value.applyAsDouble(Vectors.join(new double[] {t}, x, v, w)),
                  0,
                  second.applyAsDouble(point),
                  Surroundings.OPEN,
                  random);
      tally.keep(SampledPoint.of(CURVATURE, SampledPoint.CASES, 2, i + 1, comparison));
      String what = "second derivative of <w, f(x)> in direction v, for (x, w, v, v)";
      tally.add(comparison, () -> finding.derivative(what, point, comparison));
    }
  }
}
