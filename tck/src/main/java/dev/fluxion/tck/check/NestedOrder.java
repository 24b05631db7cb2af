package dev.fluxion.tck.check;

import dev.fluxion.tck.numerics.Comparison;
import dev.fluxion.tck.numerics.Judge;
import dev.fluxion.tck.numerics.Surroundings;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;

/**
 * D-NEST(k): the derivative of order k + 1 is the slope of the derivative of order k.
 *
 * @param k the lower order
 */
record NestedOrder(int k) implements Check {
  private static final int POINTS = 200;
  private static final int ARRAY_POINTS = 12;

  @Override
  public String id() {
    return "D-NEST(" + k + ")";
  }

  @Override
  public Level level() {
    return Level.REQ;
  }

  @Override
  public String rule() {
    return "1.2";
  }

  @Override
  public boolean isPlannedFor(Subject subject) {
    return subject instanceof Elementwise elementwise
        ? elementwise.reaches(k + 1)
        : subject instanceof ArrayMap map && map.reaches(k + 1);
  }

  @Override
  public Verdict run(Subject subject, Conditions conditions) {
    Finding finding = new Finding(this, subject, conditions);
    Tally tally = new Tally(finding);
    RandomGenerator random = conditions.random(this, subject);
    if (subject instanceof Elementwise elementwise) {
      for (Reading reading : elementwise.readings()) {
        elementwise
            .arguments()
            .filter(argument -> reading.reaches(argument, k + 1))
            .forEach(argument -> along(elementwise, reading, argument, tally, finding, random));
      }
    } else if (subject instanceof ArrayMap map) {
      forward(map, tally, finding, random);
      reverse(map, tally, finding, random);
    }
    return tally.verdict();
  }

  private void along(
      Elementwise subject,
      Reading reading,
      int argument,
      Tally tally,
      Finding finding,
      RandomGenerator random) {
    int[] variables = Reading.repeated(argument, k + 1);
    ToDoubleFunction<double[]> lower = reading.code(Reading.repeated(argument, k));
    ToDoubleFunction<double[]> upper = reading.code(variables);
    List<double[]> points =
        subject.points(finding.conditions().points(POINTS / subject.arity()), random);
    String what = "partial" + Arrays.toString(variables).replace('[', '(').replace(']', ')');
    for (double[] point : points) {
      if (reading.label().isEmpty() ? tally.isDecided(what) : tally.isDecided()) {
        return;
      }
      double x = point[argument];
      Judge judge = finding.conditions().judge();
      Comparison comparison =
          subject.slope(judge, lower, argument, point, upper.applyAsDouble(point), random);
      String label = reading.label().isEmpty() ? "" : "\n  read as: " + reading.label();
      if (reading.label().isEmpty()) {
        String axis = subject.arity() == 1 ? "x" : "x" + argument;
        tally.keep(SampledPoint.of(what, axis, k + 1, x, comparison));
      }
      tally.add(comparison, () -> finding.derivative(what, point, comparison) + label);
    }
  }

  private void forward(ArrayMap map, Tally tally, Finding finding, RandomGenerator random) {
    Projection projection = new Projection(map);
    ToDoubleFunction<double[]> lower = projection.forward(k);
    ToDoubleFunction<double[]> upper = projection.forward(k + 1);
    for (int i = 0;
        i < finding.conditions().points(ARRAY_POINTS) && !tally.isDecided("forward");
        i++) {
      double[] x = map.draw(random);
      double[] point =
          Vectors.join(
              new double[1],
              x,
              Vectors.random(map.size(), random),
              Vectors.random(map.outputSize(), random));
      double[] moved = point.clone();
      Comparison comparison =
          finding
              .conditions()
              .judge()
              .forTermsOf(map.termSize(x))
              .slope(
                  t -> {
                    moved[0] = t;
                    return lower.applyAsDouble(moved);
                  },
                  0,
                  upper.applyAsDouble(point),
                  Surroundings.OPEN,
                  random);
      String what = "forward derivative " + (k + 1) + " of <w, f(x + t v)> in t, for (t, x, v, w)";
      tally.keep(SampledPoint.of("forward", SampledPoint.CASES, k + 1, i + 1, comparison));
      tally.add(comparison, () -> finding.derivative(what, point, comparison));
    }
  }

  private void reverse(ArrayMap map, Tally tally, Finding finding, RandomGenerator random) {
    Projection projection = new Projection(map);
    ToDoubleFunction<double[]> lower = projection.reverse(k);
    ToDoubleFunction<double[]> upper = projection.reverse(k + 1);
    for (int i = 0;
        i < finding.conditions().points(ARRAY_POINTS) && !tally.isDecided("reverse");
        i++) {
      double[] x = map.draw(random);
      double[] rest = Vectors.random(map.outputSize() + k * map.size(), random);
      double[] v = Vectors.random(map.size(), random);
      double[] point = Vectors.join(x, rest, v);
      Comparison comparison =
          finding
              .conditions()
              .judge()
              .forTermsOf(map.termSize(x))
              .slope(
                  t -> lower.applyAsDouble(Vectors.join(Vectors.moved(x, t, v), rest)),
                  0,
                  upper.applyAsDouble(point),
                  Surroundings.OPEN,
                  random);
      String what =
          "reverse derivative " + (k + 1) + " of <w, f(x)> in directions, for (x, w, v, ...)";
      tally.keep(SampledPoint.of("reverse", SampledPoint.CASES, k + 1, i + 1, comparison));
      tally.add(comparison, () -> finding.derivative(what, point, comparison));
    }
  }
}
