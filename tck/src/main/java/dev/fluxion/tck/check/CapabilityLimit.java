package dev.fluxion.tck.check;

import dev.fluxion.dsl.DifferentiableFunction;
import dev.fluxion.dsl.Fluxion;
import dev.fluxion.spi.FluxionException;
import dev.fluxion.spi.Shape;
import dev.fluxion.tck.numerics.Comparison;
import dev.fluxion.tck.numerics.Judge;
import dev.fluxion.tck.numerics.Surroundings;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;

/**
 * D-CAP: rules that end at an order end in an error that names the primitive, before anything is
 * evaluated; rules that have no end go on beyond what the other checks look at.
 */
record CapabilityLimit() implements Check {
  private static final int DEEPEST = 6;
  private static final int POINTS = 10;
  private static final int SMALL = 4;

  @Override
  public String id() {
    return "D-CAP";
  }

  @Override
  public Level level() {
    return Level.REQ;
  }

  @Override
  public String rule() {
    return "1.8";
  }

  @Override
  public boolean isPlannedFor(Subject subject) {
    return subject.isFunction();
  }

  @Override
  public Verdict run(Subject subject, Conditions conditions) {
    Finding finding = new Finding(this, subject, conditions);
    Tally tally = new Tally(finding);
    RandomGenerator random = conditions.random(this, subject);
    if (subject instanceof Elementwise elementwise) {
      for (int i = 0; i < elementwise.arity(); i++) {
        int argument = i;
        int capability = elementwise.reading().capability(argument);
        beyond(elementwise, argument, capability, tally, finding, random);
        if (capability == Reading.ANY) {
          continue;
        }
        int[] variables = Reading.repeated(argument, capability + 1);
        Verdict verdict =
            refused(
                finding,
                capability,
                () -> elementwise.reading().function().partial(variables).explain());
        if (verdict.grade() != Grade.PASS) {
          return verdict;
        }
        tally.skip();
      }
      return tally.verdict();
    }
    ArrayMap map = (ArrayMap) subject;
    beyond(map, tally, finding, random);
    if (map.capability() != Reading.ANY) {
      Verdict verdict = refused(finding, map.capability(), () -> next(map).explain());
      if (verdict.grade() != Grade.PASS || tally.isEmpty()) {
        return verdict;
      }
    }
    return tally.verdict();
  }

  /** Where nothing can vary, the first derivative is asked for in all inputs. */
  private static DifferentiableFunction next(ArrayMap map) {
    if (map.capability() > 0) {
      return new Projection(map).line(map.capability() + 1);
    }
    Map<String, Shape> inputs = new LinkedHashMap<>();
    map.shapes().forEach(shape -> inputs.put("x" + inputs.size(), shape));
    DifferentiableFunction function =
        Fluxion.function(map.call().primitive().id()).inputs(inputs).returns(map::flattened);
    return map.hosted(function).jvp();
  }

  private static Verdict refused(Finding finding, int capability, Runnable planning) {
    try {
      planning.run();
    } catch (FluxionException exception) {
      boolean known = exception.code().equals("FLX-301") || Reading.isAbsence(exception);
      String id = finding.subject().call().primitive().id();
      return known && String.valueOf(exception.getMessage()).contains("'" + id)
          ? Verdict.pass("refused")
          : Verdict.threw(exception);
    }
    return Verdict.fail(
        finding.of("the rules reach order " + capability + ", yet the next order was planned"));
  }

  /** Orders 4 to 6 exist and are the slopes of each other. */
  private static void beyond(
      Elementwise subject,
      int argument,
      int capability,
      Tally tally,
      Finding finding,
      RandomGenerator random) {
    for (int order = Reading.HIGHEST_ORDER; order < Math.min(DEEPEST, capability); order++) {
      ToDoubleFunction<double[]> lower = subject.reading().code(Reading.repeated(argument, order));
      ToDoubleFunction<double[]> upper =
          subject.reading().code(Reading.repeated(argument, order + 1));
      for (int k = 0; k < POINTS && !tally.isDecided(); k++) {
        double[] point = subject.point(random);
        Judge judge = finding.conditions().judge();
        Comparison comparison =
            subject.slope(judge, lower, argument, point, upper.applyAsDouble(point), random);
        String what = "derivative of order " + (order + 1) + " in argument " + argument;
        tally.add(comparison, () -> finding.derivative(what, point, comparison));
      }
    }
  }

  /** Larger arrays are looked at in order 4 only: the code of higher ones grows fast. */
  private static void beyond(ArrayMap map, Tally tally, Finding finding, RandomGenerator random) {
    int deepest = map.size() <= SMALL ? DEEPEST : Reading.HIGHEST_ORDER + 1;
    Projection projection = new Projection(map);
    for (int order = Reading.HIGHEST_ORDER; order < Math.min(deepest, map.capability()); order++) {
      ToDoubleFunction<double[]> lower = code(projection.line(order));
      ToDoubleFunction<double[]> upper = code(projection.line(order + 1));
      for (int k = 0; k < POINTS && !tally.isDecided(); k++) {
        double[] x = map.draw(random);
        double[] rest =
            Vectors.join(
                x, Vectors.random(map.size(), random), Vectors.random(map.outputSize(), random));
        double[] point = Vectors.join(new double[1], rest);
        Comparison comparison =
            finding
                .conditions()
                .judge()
                .forTermsOf(map.termSize(x))
                .slope(
                    t -> lower.applyAsDouble(Vectors.join(new double[] {t}, rest)),
                    0,
                    upper.applyAsDouble(point),
                    Surroundings.OPEN,
                    random);
        String what =
            "derivative of order " + (order + 1) + " of <w, f(x + t v)> in t, for (t, x, v, w)";
        tally.add(comparison, () -> finding.derivative(what, point, comparison));
      }
    }
  }

  /** Some hundred evaluations are not worth the compilation of high orders. */
  private static ToDoubleFunction<double[]> code(DifferentiableFunction function) {
    DifferentiableFunction interpreted = function.interpreted();
    double[] out = new double[1];
    return point -> {
      interpreted.valueInto(point, out);
      return out[0];
    };
  }
}
