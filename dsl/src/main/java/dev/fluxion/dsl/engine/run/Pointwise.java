package dev.fluxion.dsl.engine.run;

import java.util.stream.IntStream;

/** Runs a program at many points, in order or in parallel, with the same results. */
public final class Pointwise {
  private Pointwise() {}

  /**
   * Runs a program at every point.
   *
   * @param executable the program
   * @param points one row for each point
   * @param parallel whether several threads are used
   * @return one row of outputs for each point
   */
  public static double[][] run(Executable executable, double[][] points, boolean parallel) {
    double[][] results = new double[points.length][executable.outputSize()];
    IntStream rows = IntStream.range(0, points.length);
    (parallel ? rows.parallel() : rows).forEach(row -> executable.run(points[row], results[row]));
    return results;
  }
}
