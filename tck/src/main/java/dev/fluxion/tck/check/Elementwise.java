package dev.fluxion.tck.check;

import dev.fluxion.dsl.Merging;
import dev.fluxion.spi.BoundPrimitive;
import dev.fluxion.spi.Declaration;
import dev.fluxion.spi.Primitive;
import dev.fluxion.spi.Rule;
import dev.fluxion.tck.numerics.Comparison;
import dev.fluxion.tck.numerics.Judge;
import dev.fluxion.tck.numerics.PointPolicy;
import dev.fluxion.tck.numerics.Surroundings;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** A primitive that maps the corresponding numbers of arrays to a number. */
public final class Elementwise implements Subject {
  /** How often several arguments are close to trouble at the same time. */
  private static final double TOGETHER = 0.1;

  private final BoundPrimitive call;
  private final List<PointPolicy> policies;
  private final Reading reading;

  /**
   * Creates a subject.
   *
   * @param call the primitive, which has a kernel, with its attributes
   */
  public Elementwise(BoundPrimitive call) {
    this.call = call;
    this.policies = arguments().mapToObj(i -> new PointPolicy(declaration(i).domain())).toList();
    this.reading = new Reading("", call, Merging.SPECTRUM);
  }

  @Override
  public BoundPrimitive call() {
    return call;
  }

  @Override
  public String title() {
    return call.toString();
  }

  /** Returns the number of arguments. */
  int arity() {
    return call.primitive().arity();
  }

  /** Returns the positions of the arguments. */
  IntStream arguments() {
    return IntStream.range(0, arity());
  }

  /**
   * Returns what is declared of an argument.
   *
   * @param argument its position
   */
  Declaration declaration(int argument) {
    return call.primitive().declaration(argument);
  }

  /** Returns the primitive as the engine reads it by itself. */
  Reading reading() {
    return reading;
  }

  /** Returns the primitive in all ways in which the engine may read it. */
  List<Reading> readings() {
    List<Reading> readings = new ArrayList<>(List.of(reading));
    Primitive primitive = call.primitive();
    boolean merged =
        arguments()
            .anyMatch(
                i ->
                    RuleVariants.isMerged(declaration(i))
                        && primitive.rules(i).stream().anyMatch(Rule.Symbolic.class::isInstance));
    if (merged) {
      readings.add(new Reading("rule applied literally", call, Merging.NONE));
    }
    RuleVariants.of(call)
        .forEach((label, variant) -> readings.add(new Reading(label, variant, Merging.SPECTRUM)));
    return readings;
  }

  /** Returns whether a derivative of an order, 1 or more, is reached in any argument. */
  boolean reaches(int order) {
    return arguments().anyMatch(i -> reading.reaches(i, order));
  }

  /**
   * Returns what is known around a point along one argument.
   *
   * @param argument its position
   * @param x the value of the argument
   */
  Surroundings around(int argument, double x) {
    Declaration declaration = declaration(argument);
    double frequency =
        declaration.spectrum().stream()
            .flatMap(spectrum -> spectrum.frequencies().stream())
            .mapToDouble(Double::doubleValue)
            .max()
            .orElse(0);
    return new Surroundings(
        declaration.domain().scale(), declaration.domain().distanceToTrouble(x), frequency);
  }

  /**
   * Compares a derivative at a point with the slope of a function along one argument.
   *
   * @param judge compares them
   * @param lower the function
   * @param argument the position of the argument
   * @param point where
   * @param derivative what should be the slope
   * @param random chooses the steps
   */
  Comparison slope(
      Judge judge,
      ToDoubleFunction<double[]> lower,
      int argument,
      double[] point,
      double derivative,
      RandomGenerator random) {
    double[] moved = point.clone();
    return judge.slope(
        t -> {
          moved[argument] = t;
          return lower.applyAsDouble(moved);
        },
        point[argument],
        derivative,
        around(argument, point[argument]),
        random);
  }

  /**
   * Returns a point inside of the domains: one argument at any distance from edges, kinks and
   * poles, the others mostly not close to any.
   *
   * @param random chooses
   */
  double[] point(RandomGenerator random) {
    int close = random.nextInt(arity());
    boolean together = random.nextDouble() < TOGETHER;
    return arguments()
        .mapToDouble(
            i ->
                i == close || together
                    ? policies.get(i).draw(random)
                    : policies.get(i).drawPlain(random))
        .toArray();
  }

  /**
   * Returns a point inside of the domains, not close to edges, kinks and poles.
   *
   * @param random chooses
   */
  double[] plainPoint(RandomGenerator random) {
    return policies.stream().mapToDouble(policy -> policy.drawPlain(random)).toArray();
  }

  /**
   * Returns points, special ones first.
   *
   * @param count how many beside the special ones
   * @param random chooses
   */
  List<double[]> points(int count, RandomGenerator random) {
    List<double[]> points = new ArrayList<>();
    for (int i = 0; i < arity(); i++) {
      for (double special : policies.get(i).specials()) {
        double[] point = plainPoint(random);
        point[i] = special;
        points.add(point);
      }
    }
    for (int k = 0; k < count; k++) {
      points.add(point(random));
    }
    return points;
  }
}
