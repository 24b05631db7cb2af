package dev.fluxion.tck.backend;

import dev.fluxion.spi.Estimate;
import dev.fluxion.spi.Evaluation;
import dev.fluxion.spi.Shots;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * One evaluation sampled from many seeds: the first elements of its outputs.
 *
 * @param values the estimates of each element
 * @param errors the standard errors that were reported with them
 * @param reported the shots that were reported with them
 */
record Draws(double[][] values, double[][] errors, long[] reported) {
  /** How many elements of large outputs are looked at. */
  private static final int MOST_ELEMENTS = 4;

  static int elements(Hosted hosted) {
    return Math.min(MOST_ELEMENTS, hosted.outputSize());
  }

  /**
   * Samples an evaluation.
   *
   * @param point what is evaluated
   * @param shots how many for each estimate
   * @param repeats how many estimates
   * @param random chooses the seeds
   */
  static Draws of(
      Device device,
      Hosted hosted,
      Evaluation point,
      long shots,
      int repeats,
      RandomGenerator random) {
    long[] seeds = new long[repeats];
    for (int k = 0; k < repeats; k++) {
      seeds[k] = random.nextLong();
    }
    return of(device, hosted, point, shots, seeds);
  }

  /**
   * Samples an evaluation from given seeds.
   *
   * @param seeds one for each estimate
   */
  static Draws of(Device device, Hosted hosted, Evaluation point, long shots, long[] seeds) {
    List<Evaluation> evaluations = new ArrayList<>();
    for (long seed : seeds) {
      evaluations.add(hosted.at(point.inputs(), new Shots(shots, seed)));
    }
    return of(hosted, device.all(evaluations));
  }

  static Draws of(Hosted hosted, List<Estimate> estimates) {
    int elements = elements(hosted);
    double[][] values = new double[elements][estimates.size()];
    double[][] errors = new double[elements][estimates.size()];
    long[] reported = new long[estimates.size()];
    for (int k = 0; k < estimates.size(); k++) {
      double[] value = Estimates.flat(estimates.get(k).values());
      double[] error = Estimates.flat(estimates.get(k).standardErrors());
      for (int i = 0; i < elements; i++) {
        values[i][k] = value[i];
        errors[i][k] = error[i];
      }
      reported[k] = estimates.get(k).shots();
    }
    return new Draws(values, errors, reported);
  }

  /** Returns the mean of the squared standard errors of an element. */
  double reportedVariance(int element) {
    double sum = 0;
    for (double error : errors[element]) {
      sum += error * error;
    }
    return sum / errors[element].length;
  }

  /** Returns what an evaluation gives on average: by the kernel, or by the backend itself. */
  static Optional<double[]> expected(Device device, Hosted hosted, Evaluation point) {
    Optional<double[]> kernel = Reference.of(hosted, point);
    if (kernel.isEmpty() && hosted.capabilities().exact()) {
      Evaluation exact = hosted.at(point.inputs(), Shots.EXACT);
      return Optional.of(Estimates.flat(device.one(exact).values()));
    }
    return kernel;
  }
}
