package dev.fluxion.tck.check;

import dev.fluxion.dsl.DifferentiableFunction;
import dev.fluxion.spi.Domain;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * E-EDGE of elementwise primitives: derivatives are finite where the function is, inside of the
 * domain; outside of it, and of NaN, everything is NaN.
 */
record Edges() implements Check {
  private static final int POINTS = 60;
  private static final int OUTSIDE = 12;
  private static final int FEW = 3;

  @Override
  public String id() {
    return "E-EDGE";
  }

  @Override
  public Level level() {
    return Level.REQ;
  }

  @Override
  public String rule() {
    return "3.2";
  }

  @Override
  public boolean isPlannedFor(Subject subject) {
    return subject instanceof Elementwise;
  }

  @Override
  public Verdict run(Subject subject, Conditions conditions) {
    Elementwise elementwise = (Elementwise) subject;
    Finding finding = new Finding(this, subject, conditions);
    for (int i = 0; i < elementwise.arity(); i++) {
      for (int order = 0; order == 0 || elementwise.reading().reaches(i, order); order++) {
        RandomGenerator random = conditions.random(this, subject);
        Verdict verdict = tried(elementwise, i, order, finding, random);
        if (verdict.grade() != Grade.PASS) {
          return verdict;
        }
      }
    }
    return Verdict.pass(POINTS + " points inside, " + OUTSIDE + " outside, NaN");
  }

  private static Verdict tried(
      Elementwise subject, int argument, int order, Finding finding, RandomGenerator random) {
    DifferentiableFunction value = subject.reading().function();
    int[] variables = Reading.repeated(argument, order);
    DifferentiableFunction derivative = subject.reading().partial(variables);
    String what = order == 0 ? "value" : "partial" + Arrays.toString(variables);
    List<double[]> points = subject.points(finding.conditions().points(POINTS), random);
    for (double[] point : points) {
      double got = derivative.value(point).asDouble();
      if (isFinite(value.value(point).asDouble()) && !isFinite(got)) {
        return Verdict.fail(finding.at(what, point, "got " + got + " where the value is finite"));
      }
    }
    if (order > 0 && isStep(subject, argument, derivative, random)) {
      return Verdict.pass("");
    }
    double[] undefined = subject.point(random);
    undefined[argument] = Double.NaN;
    double ofNaN = derivative.value(undefined).asDouble();
    if (!Double.isNaN(ofNaN)) {
      return Verdict.fail(finding.at(what, undefined, "got " + ofNaN + " for NaN"));
    }
    return outside(subject, argument, derivative, what, finding, random);
  }

  /** A derivative of a few values only does not depend on the argument, except for jumps. */
  private static boolean isStep(
      Elementwise subject,
      int argument,
      DifferentiableFunction derivative,
      RandomGenerator random) {
    double[] line = subject.plainPoint(random);
    Set<Double> values = new HashSet<>();
    for (int k = 0; k < POINTS; k++) {
      line[argument] = subject.point(random)[argument];
      values.add(derivative.value(line).asDouble());
    }
    return values.size() <= FEW;
  }

  private static Verdict outside(
      Elementwise subject,
      int argument,
      DifferentiableFunction derivative,
      String what,
      Finding finding,
      RandomGenerator random) {
    Domain domain = subject.declaration(argument).domain();
    for (int k = 0; k < OUTSIDE; k++) {
      double distance = domain.scale() * Math.pow(10, random.nextDouble(-6, 0.5));
      for (double edge : new double[] {domain.low() - distance, domain.high() + distance}) {
        if (isFinite(edge) && !domain.contains(edge)) {
          double[] point = subject.point(random);
          point[argument] = edge;
          double got = derivative.value(point).asDouble();
          if (!Double.isNaN(got)) {
            return Verdict.fail(
                finding.at(what, point, "got " + got + " outside of the domain, expected NaN"));
          }
        }
      }
    }
    return Verdict.pass("");
  }

  private static boolean isFinite(double x) {
    return Math.abs(x) <= Double.MAX_VALUE;
  }
}
