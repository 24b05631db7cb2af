package dev.fluxion.tck.backend;

import dev.fluxion.spi.BoundPrimitive;
import dev.fluxion.spi.Estimate;
import dev.fluxion.spi.Evaluation;
import dev.fluxion.spi.FluxionException;
import dev.fluxion.spi.Primitive;
import dev.fluxion.spi.Shots;
import dev.fluxion.tck.statistics.MeanTest;
import dev.fluxion.tck.statistics.Moments;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * B-ORDER: where a derivative is a number, a backend that is asked for it gives it or refuses; it
 * does not give the function instead.
 */
record NumericDerivatives() implements BackendRule {
  private static final int POINTS = 20;
  private static final int HIGHEST = 3;
  private static final int REPEATS = 400;
  private static final long SHOTS = 250;

  @Override
  public String id() {
    return "B-ORDER";
  }

  @Override
  public String rule() {
    return "6.3";
  }

  @Override
  public boolean isOptional() {
    return true;
  }

  @Override
  public boolean isPlannedFor(Hosted hosted) {
    return !orders(hosted.call()).isEmpty();
  }

  @Override
  public int tests(Hosted hosted) {
    return orders(hosted.call()).size();
  }

  private static List<List<Integer>> orders(BoundPrimitive call) {
    Primitive primitive = call.primitive();
    List<List<Integer>> orders = new ArrayList<>();
    for (int i = 0; primitive.isElementwise() && i < primitive.arity(); i++) {
      for (int order = 1; order <= HIGHEST; order++) {
        if (Reference.derivative(call, i, order).isPresent()) {
          List<Integer> each = new ArrayList<>(Collections.nCopies(primitive.arity(), 0));
          each.set(i, order);
          orders.add(each);
        }
      }
    }
    return orders;
  }

  @Override
  public Outcome run(Hosted hosted, Trial trial) {
    RandomGenerator random = trial.random(this, hosted);
    List<List<Integer>> orders = orders(hosted.call());
    int refused = 0;
    try (Device device = hosted.open()) {
      for (List<Integer> order : orders) {
        try {
          Outcome outcome =
              hosted.capabilities().exact()
                  ? exact(hosted, trial, device, order, random)
                  : sampled(hosted, trial, device, order, random);
          if (outcome.kind() != Outcome.Kind.KEPT) {
            return outcome;
          }
        } catch (FluxionException refusal) {
          refused++;
        }
      }
    }
    return Outcome.kept(orders.size() - refused + " derivatives, " + refused + " refused");
  }

  private static Evaluation differentiated(Evaluation evaluation, List<Integer> order) {
    return new Evaluation(
        evaluation.call(), order, evaluation.inputs(), evaluation.shapes(), evaluation.shots());
  }

  private static Outcome exact(
      Hosted hosted, Trial trial, Device device, List<Integer> order, RandomGenerator random) {
    List<Evaluation> points = new ArrayList<>();
    for (int k = 0; k < POINTS; k++) {
      points.add(differentiated(hosted.one(0, random), order));
    }
    List<Estimate> estimates = device.all(points);
    return ExactValues.compared(hosted, trial, points, estimates);
  }

  private static Outcome sampled(
      Hosted hosted, Trial trial, Device device, List<Integer> order, RandomGenerator random) {
    long count = trial.shots(SHOTS);
    Evaluation point = differentiated(hosted.one(count, random), order);
    double expected = Reference.of(hosted, point).orElseThrow()[0];
    double[] values = new double[REPEATS];
    List<Evaluation> repeats = new ArrayList<>();
    for (int k = 0; k < REPEATS; k++) {
      Shots shots = new Shots(count, random.nextLong());
      repeats.add(new Evaluation(point.call(), order, point.inputs(), point.shapes(), shots));
    }
    List<Estimate> estimates = device.all(repeats);
    for (int k = 0; k < REPEATS; k++) {
      values[k] = estimates.get(k).values().get(0)[0];
    }
    MeanTest test = new MeanTest(Moments.of(values), expected, trial.significance());
    return test.isAlarm()
        ? Outcome.broken(
            Hosted.text(point)
                + " gave "
                + test.moments().mean()
                + " on average, by its rule it is "
                + expected)
        : Outcome.kept("1 point");
  }
}
