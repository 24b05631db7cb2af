package dev.fluxion.tck.check;

import dev.fluxion.dsl.DifferentiableFunction;
import dev.fluxion.tck.numerics.Comparison;
import dev.fluxion.tck.numerics.Judge;
import dev.fluxion.tck.numerics.Surroundings;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * D-FULLJ: every entry of the Jacobian is right, by forward and by reverse mode, at points that
 * have no symmetry.
 */
record FullJacobian() implements Check {
  private static final int POINTS = 3;
  private static final int SCALAR_POINTS = 40;
  private static final int LARGEST = 64;
  private static final String FORWARD = "jacobian forward";
  private static final String REVERSE = "jacobian in reverse";

  @Override
  public String id() {
    return "D-FULLJ";
  }

  @Override
  public Level level() {
    return Level.REQ;
  }

  @Override
  public String rule() {
    return "1.4";
  }

  @Override
  public boolean isPlannedFor(Subject subject) {
    return subject instanceof Elementwise elementwise
        ? elementwise.arity() > 1 && elementwise.reaches(1)
        : subject instanceof ArrayMap map
            && map.reaches(1)
            && map.size() <= LARGEST
            && map.outputSize() <= LARGEST;
  }

  @Override
  public Verdict run(Subject subject, Conditions conditions) {
    Finding finding = new Finding(this, subject, conditions);
    Tally tally = new Tally(finding);
    RandomGenerator random = conditions.random(this, subject);
    if (subject instanceof Elementwise elementwise) {
      elementwise
          .arguments()
          .filter(i -> elementwise.reading().reaches(i, 1))
          .forEach(i -> gradient(elementwise, i, tally, finding, random));
    } else {
      jacobian((ArrayMap) subject, tally, finding, random);
    }
    return tally.verdict();
  }

  private static void gradient(
      Elementwise subject, int argument, Tally tally, Finding finding, RandomGenerator random) {
    DifferentiableFunction function = subject.reading().function();
    String name = "x" + argument;
    DifferentiableFunction gradient = function.gradient(name);
    String what = "gradient(\"" + name + "\")";
    for (int k = 0; k < SCALAR_POINTS && !tally.isDecided(what); k++) {
      double[] point = subject.point(random);
      Judge judge = finding.conditions().judge();
      double derivative = gradient.value(point).asDouble();
      Comparison comparison =
          subject.slope(
              judge, at -> function.value(at).asDouble(), argument, point, derivative, random);
      tally.keep(SampledPoint.of(what, name, 1, point[argument], comparison));
      tally.add(comparison, () -> finding.derivative(what, point, comparison));
    }
  }

  private static void jacobian(ArrayMap map, Tally tally, Finding finding, RandomGenerator random) {
    DifferentiableFunction function = map.function();
    DifferentiableFunction push = function.jvp();
    DifferentiableFunction pull = function.vjp();
    int n = map.size();
    int m = map.outputSize();
    int entries = 0;
    for (int k = 0; k < POINTS; k++) {
      double[] x = map.draw(random);
      double[][] rows = new double[m][];
      Arrays.setAll(rows, i -> pull.value(Vectors.join(x, Vectors.unit(m, i))).toArray());
      for (int j = 0; j < n; j++) {
        double[] column = push.value(Vectors.join(x, Vectors.unit(n, j))).toArray();
        Columns columns = new Columns(x, Vectors.unit(n, j), at -> function.value(at).toArray());
        for (int i = 0; i < m && !tally.isDecided(FORWARD); i++) {
          String entry = "jacobian entry " + i + ", " + j;
          Judge judge = finding.conditions().judge().forTermsOf(map.termSize(x));
          Comparison forward =
              judge.slope(columns.element(i), 0, column[i], Surroundings.OPEN, random);
          Comparison reverse =
              judge.slope(columns.element(i), 0, rows[i][j], Surroundings.OPEN, random);
          entries++;
          tally.keep(SampledPoint.of(FORWARD, SampledPoint.CASES, 1, entries, forward));
          tally.keep(SampledPoint.of(REVERSE, SampledPoint.CASES, 1, entries, reverse));
          tally.add(forward, () -> finding.derivative(entry + " forward", x, forward));
          tally.add(reverse, () -> finding.derivative(entry + " in reverse", x, reverse));
        }
      }
    }
  }
}
