package dev.fluxion.tck.check;

import dev.fluxion.spi.Domain;
import dev.fluxion.tck.numerics.Comparison;
import dev.fluxion.tck.numerics.Judge;
import dev.fluxion.tck.numerics.OneSided;
import dev.fluxion.tck.numerics.PointGrade;
import dev.fluxion.tck.numerics.Surroundings;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;

/**
 * E-KINK: at a declared kink the derivative lies between the derivatives from either side, and
 * close to it the derivative is that of its own side.
 */
record Kinks() implements Check {
  private static final int POINTS = 24;

  @Override
  public String id() {
    return "E-KINK";
  }

  @Override
  public Level level() {
    return Level.OPT;
  }

  @Override
  public String rule() {
    return "3.1";
  }

  @Override
  public boolean isPlannedFor(Subject subject) {
    return subject instanceof Elementwise elementwise
        && elementwise
            .arguments()
            .anyMatch(
                i ->
                    elementwise.declaration(i).domain().kinks().length > 0
                        && elementwise.reading().reaches(i, 1));
  }

  @Override
  public Verdict run(Subject subject, Conditions conditions) {
    Elementwise elementwise = (Elementwise) subject;
    Finding finding = new Finding(this, subject, conditions);
    Tally tally = new Tally(finding);
    RandomGenerator random = conditions.random(this, subject);
    for (int i = 0; i < elementwise.arity(); i++) {
      if (elementwise.reading().reaches(i, 1)) {
        for (double kink : elementwise.declaration(i).domain().kinks()) {
          at(elementwise, i, kink, tally, finding, random);
          near(elementwise, i, kink, tally, finding, random);
        }
      }
    }
    return tally.verdict();
  }

  /** Where the function jumps or is steep without bound, there is nothing to lie between. */
  private static void at(
      Elementwise subject,
      int argument,
      double kink,
      Tally tally,
      Finding finding,
      RandomGenerator random) {
    ToDoubleFunction<double[]> value = subject.reading().code();
    ToDoubleFunction<double[]> slope = subject.reading().code(argument);
    Domain domain = subject.declaration(argument).domain();
    Surroundings around = new Surroundings(domain.scale(), clearanceOf(kink, domain), 0);
    for (int k = 0; k < POINTS / 2 && !tally.isDecided(); k++) {
      double[] point = subject.plainPoint(random);
      point[argument] = kink;
      double[] moved = point.clone();
      OneSided sides =
          OneSided.of(
              t -> {
                moved[argument] = t;
                return value.applyAsDouble(moved);
              },
              kink,
              around,
              random);
      double analytic = slope.applyAsDouble(point);
      if (sides.isConclusive()) {
        boolean right = sides.contains(analytic);
        Comparison comparison =
            new Comparison(right ? PointGrade.AGREES : PointGrade.WRONG, analytic, sides.below());
        String text = "\n  from above: D = " + sides.above().value();
        tally.add(
            comparison,
            () -> finding.derivative("partial(" + argument + ")", point, comparison) + text);
      }
    }
  }

  private static void near(
      Elementwise subject,
      int argument,
      double kink,
      Tally tally,
      Finding finding,
      RandomGenerator random) {
    ToDoubleFunction<double[]> value = subject.reading().code();
    ToDoubleFunction<double[]> slope = subject.reading().code(argument);
    Domain domain = subject.declaration(argument).domain();
    double reach = Math.min(domain.scale(), clearanceOf(kink, domain));
    for (int k = 0; k < POINTS && !tally.isDecided(); k++) {
      int decades = k / 4;
      double distance = 0.4 * reach * Math.pow(10, -decades);
      double[] point = subject.plainPoint(random);
      point[argument] = k % 2 == 0 ? kink + distance : kink - distance;
      if (point[argument] <= domain.low() || point[argument] >= domain.high()) {
        continue;
      }
      Judge judge = finding.conditions().judge();
      Comparison comparison =
          subject.slope(judge, value, argument, point, slope.applyAsDouble(point), random);
      tally.add(
          comparison, () -> finding.derivative("partial(" + argument + ")", point, comparison));
    }
  }

  /** Returns the distance from a kink to the next edge, kink or pole. */
  private static double clearanceOf(double kink, Domain domain) {
    double distance = domain.scale();
    while (distance > Math.ulp(kink)
        && (isCloserToAnother(kink + distance, distance, domain)
            || isCloserToAnother(kink - distance, distance, domain))) {
      distance /= 2;
    }
    return 2 * distance;
  }

  private static boolean isCloserToAnother(double x, double distance, Domain domain) {
    return domain.distanceToTrouble(x) < distance * (1 - 1e-9);
  }
}
