package dev.fluxion.tour.chapter;

import dev.fluxion.dsl.DifferentiableFunction;
import dev.fluxion.dsl.Items;
import dev.fluxion.dsl.Planning;
import dev.fluxion.dsl.PointLayout;
import dev.fluxion.dsl.PreparedRequest;
import dev.fluxion.dsl.Result;
import dev.fluxion.dsl.Sampling;
import dev.fluxion.spi.Spectrum;
import java.util.ArrayList;
import java.util.List;

/** A plan for value, gradient and Hessian on a device with shot noise. */
final class NoisyPlan {
  /** The shots of a run. */
  static final long SHOTS = 4096;

  /** The plans of the literature. */
  enum Kind {
    SEPARATE("separate"),
    GRID_QUARTER("grid ±π/2"),
    GRID_THIRD("grid ±2π/3"),
    LINES_QUARTER("lines ±π/2"),
    LINES_THIRD("lines ±2π/3");

    private final String title;

    Kind(String title) {
      this.title = title;
    }

    String title() {
      return title;
    }

    /** Returns how the plan is asked for. */
    Planning planning() {
      return this == SEPARATE
          ? Planning.leastCost(0, 1, 1)
          : Planning.only(PointLayout.valueOf(name()));
    }
  }

  private final TrigPolynomial polynomial;
  private final DifferentiableFunction function;
  private final CountingBackend device = new CountingBackend();

  NoisyPlan(int parameters, Planning planning) {
    this.polynomial = TrigPolynomial.of(parameters, Spectrum.of(1));
    this.function = polynomial.ofArray().planning(planning);
  }

  /** Returns the number of evaluations, as counted by the device. */
  long evaluations() {
    device.evaluations();
    prepared(Sampling.total(SHOTS)).at(polynomial.point());
    return device.evaluations();
  }

  /** Returns the plan in words. */
  String text() {
    return prepared(Sampling.total(SHOTS)).explain().toString();
  }

  /**
   * Returns the summed variances of all distinct derivatives times the number of shots, as the plan
   * says.
   */
  double planned() {
    double error = prepared(Sampling.total(SHOTS)).explain().expectedError();
    return error * error * SHOTS;
  }

  /** Returns the same as the standard errors of a run say. */
  Scatter optimal(int repeats) {
    return scatter(Sampling.total(SHOTS), repeats);
  }

  /** Returns the same where all evaluations get the same shots. */
  Scatter equal(int repeats) {
    return scatter(Sampling.each(SHOTS / evaluations()), repeats);
  }

  private PreparedRequest prepared(Sampling sampling) {
    return Meter.upTo(function.on(device, sampling), 2).prepare();
  }

  private Scatter scatter(Sampling sampling, int repeats) {
    PreparedRequest prepared = prepared(sampling);
    double[] point = polynomial.point();
    double[] exact = exact(point);
    device.shots();
    Result first = prepared.at(point);
    double shots = (double) device.shots();
    double[] errors = distinct(first.standardErrors());
    double predicted = 0;
    for (double error : errors) {
      predicted += error * error * shots;
    }
    double sum = 0;
    double squares = 0;
    for (int repeat = 1; repeat <= repeats; repeat++) {
      device.seed(repeat);
      double[] values = distinct(prepared.at(point));
      double squared = 0;
      for (int k = 0; k < values.length; k++) {
        squared += (values[k] - exact[k]) * (values[k] - exact[k]) * shots;
      }
      sum += squared;
      squares += squared * squared;
    }
    double mean = sum / repeats;
    double variance = (squares - sum * mean) / (repeats - 1);
    return new Scatter(predicted, mean, Math.sqrt(variance / repeats));
  }

  private double[] exact(double[] point) {
    List<Double> exact = new ArrayList<>();
    int m = point.length;
    exact.add(polynomial.derivative(point, new int[m]));
    for (int i = 0; i < m; i++) {
      int[] orders = new int[m];
      orders[i]++;
      exact.add(polynomial.derivative(point, orders));
      for (int j = i; j < m; j++) {
        int[] twice = orders.clone();
        twice[j]++;
        exact.add(polynomial.derivative(point, twice));
      }
    }
    return exact.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private double[] distinct(Result result) {
    return distinct(
        result.value().asDouble(), result.gradient().toArray(), result.hessian().toArray());
  }

  private double[] distinct(Items items) {
    return distinct(
        items.value().asDouble(), items.gradient().toArray(), items.hessian().toArray());
  }

  private double[] distinct(double value, double[] gradient, double[] hessian) {
    int m = gradient.length;
    double[] all = new double[1 + m + m * (m + 1) / 2];
    int next = 0;
    all[next++] = value;
    for (int i = 0; i < m; i++) {
      all[next++] = gradient[i];
      for (int j = i; j < m; j++) {
        all[next++] = hessian[i * m + j];
      }
    }
    return all;
  }

  /**
   * Variances of all distinct derivatives together, times the number of shots.
   *
   * @param predicted by the standard errors that a result reports
   * @param observed over many repeats
   * @param error the standard error of what was observed
   */
  record Scatter(double predicted, double observed, double error) {
    /** Returns by how many standard errors the observation differs from the prediction. */
    double deviation() {
      return (observed - predicted) / error;
    }
  }
}
