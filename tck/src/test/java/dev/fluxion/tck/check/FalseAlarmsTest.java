package dev.fluxion.tck.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.dsl.DifferentiableFunction;
import dev.fluxion.dsl.Fluxion;
import dev.fluxion.elementary.ElementaryPlugin;
import dev.fluxion.spi.Domain;
import dev.fluxion.spi.Shape;
import dev.fluxion.tck.numerics.Comparison;
import dev.fluxion.tck.numerics.PointGrade;
import dev.fluxion.tck.numerics.PointPolicy;
import dev.fluxion.tck.numerics.Seeds;
import dev.fluxion.tck.numerics.Surroundings;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/**
 * Right derivatives of random functions at hard points are not blamed, and few are undecided.
 * {@code -Dfluxion.tck.checks=1000000} makes as many checks; the default build makes some thousand.
 */
class FalseAlarmsTest {
  private static final long CHECKS = Long.getLong("fluxion.tck.checks", 20_000);
  private static final long SEED = Long.getLong("fluxion.tck.seed", 0);
  private static final int POINTS = 100;
  private static final int DEPTH = 3;

  /** A function that loses more than four digits is not right. */
  private static final double WORST_CONDITION = 1e4;

  private final Map<PointGrade, Long> grades = new EnumMap<>(PointGrade.class);
  private long hidden;

  private long checks() {
    return grades.values().stream().mapToLong(Long::longValue).sum();
  }

  private boolean isAlarm(Comparison comparison) {
    grades.merge(comparison.grade(), 1L, Long::sum);
    boolean unseen = comparison.numeric().isHidden(comparison.analytic());
    hidden += unseen && comparison.analytic() != 0 ? 1 : 0;
    return comparison.isAlarm();
  }

  private void report(String what, long begin) {
    System.out.printf(
        "%d checks of right derivatives of %s: %s, %d of them smaller than values show, %.1f s%n",
        checks(), what, grades, hidden, (System.nanoTime() - begin) * 1e-9);
    assertTrue(checks() >= CHECKS / 2);
    long undecided =
        grades.getOrDefault(PointGrade.INCONCLUSIVE, 0L) + grades.getOrDefault(PointGrade.KINK, 0L);
    assertTrue(undecided * 100 < checks(), undecided + " of " + checks() + " are undecided");
  }

  @Test
  void primitivesOfTheElementaryPluginAreNotBlamed() {
    long begin = System.nanoTime();
    List<Elementwise> subjects =
        Subjects.of(new ElementaryPlugin(), List.of()).stream()
            .filter(Elementwise.class::isInstance)
            .map(Elementwise.class::cast)
            .filter(subject -> subject.reaches(1))
            .toList();
    for (long round = 0; checks() < CHECKS / 2; round++) {
      for (Elementwise subject : subjects) {
        RandomGenerator random = Seeds.random(SEED + round, "false alarms", subject.title());
        for (int i = 0; i < subject.arity(); i++) {
          for (int order = 1; subject.reading().reaches(i, order); order++) {
            alongArgument(subject, i, order, random);
          }
        }
      }
    }
    report("primitives", begin);
  }

  private void alongArgument(Elementwise subject, int argument, int order, RandomGenerator random) {
    ToDoubleFunction<double[]> lower =
        subject.reading().code(Reading.repeated(argument, order - 1));
    ToDoubleFunction<double[]> upper = subject.reading().code(Reading.repeated(argument, order));
    for (double[] point : subject.points(POINTS, random)) {
      double derivative = upper.applyAsDouble(point);
      Comparison comparison =
          subject.slope(Conditions.USUAL.judge(), lower, argument, point, derivative, random);
      assertEquals(
          false,
          isAlarm(comparison),
          () -> subject.title() + " order " + order + Arrays.toString(point) + comparison);
    }
  }

  @Test
  void compositionsAreNotBlamed() {
    long begin = System.nanoTime();
    for (long round = 0; checks() < CHECKS / 2; round++) {
      int terms = (int) Math.min(500, CHECKS / 2 / POINTS + 1);
      Optional<Term> blamed =
          Cases.failing(
              Term.ofDepth(DEPTH),
              terms,
              Seeds.of(SEED + round, "compositions"),
              term -> alarm(term, true).isPresent());
      blamed.ifPresent(
          term -> {
            throw new AssertionError(term + alarm(term, false).orElse(" at no point any more"));
          });
    }
    report("compositions", begin);
  }

  /** Returns the first point at which the derivative of a term is blamed. */
  private Optional<String> alarm(Term term, boolean counted) {
    DifferentiableFunction function =
        Fluxion.function("term")
            .input("x", Shape.scalar())
            .returns(x -> term.of(x).plus(x.times(0)))
            .interpreted();
    ToDoubleFunction<double[]> value = code(function);
    ToDoubleFunction<double[]> slope = code(function.derivative(1));
    Clearance clearance = new Clearance(term);
    double scale = clearance.scale();
    PointPolicy policy = new PointPolicy(Domain.all().withScale(scale));
    RandomGenerator random = Seeds.random(SEED, "points", term.toString());
    Conditioning conditioning = new Conditioning(term);
    for (int k = 0; k < POINTS; k++) {
      double x = policy.draw(random);
      double[] point = {x};
      double f = value.applyAsDouble(point);
      double g = slope.applyAsDouble(point);
      double clear = clearance.of(x);
      boolean right = conditioning.of(x) <= WORST_CONDITION * Math.abs(f);
      if (!right || !Double.isFinite(g) || clear == 0) {
        continue;
      }
      Comparison comparison =
          Conditions.USUAL
              .judge()
              .forTermsOf(Math.abs(f) / scale + Math.abs(g))
              .slope(
                  t -> {
                    point[0] = t;
                    return value.applyAsDouble(point);
                  },
                  x,
                  g,
                  new Surroundings(clear, clear, 0),
                  random);
      if (counted ? isAlarm(comparison) : comparison.isAlarm()) {
        return Optional.of(" at " + x + ": " + comparison);
      }
    }
    return Optional.empty();
  }

  private static ToDoubleFunction<double[]> code(DifferentiableFunction function) {
    double[] out = new double[1];
    return point -> {
      function.valueInto(point, out);
      return out[0];
    };
  }
}
