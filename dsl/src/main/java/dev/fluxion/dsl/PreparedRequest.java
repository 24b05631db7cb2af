package dev.fluxion.dsl;

import dev.fluxion.dsl.engine.define.Graph;
import dev.fluxion.dsl.engine.run.Executable;
import dev.fluxion.dsl.engine.run.Preparation;
import dev.fluxion.dsl.engine.run.SampledRun;
import dev.fluxion.dsl.engine.run.Spending;
import dev.fluxion.spi.FluxionException;
import dev.fluxion.spi.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A request that is planned and compiled: immutable, and may be shared between threads. */
public final class PreparedRequest {
  private final String function;
  private final Inputs inputs;
  private final Map<String, Shape> shapes;
  private final int[] sizes;
  private final List<Graph> graphs;
  private final Preparation preparation;
  private final Settings settings;
  private final Executable executable;
  private final boolean isPlain;
  private final boolean lends;

  PreparedRequest(
      String function,
      Inputs inputs,
      Map<String, Shape> shapes,
      List<Graph> graphs,
      Preparation preparation,
      Settings settings) {
    this.function = function;
    this.inputs = inputs;
    this.shapes = shapes;
    this.sizes = shapes.values().stream().mapToInt(Shape::size).toArray();
    this.graphs = List.copyOf(graphs);
    this.preparation = preparation;
    this.settings = settings;
    this.executable = preparation.executable();
    this.isPlain =
        !settings.target().isSampled() && !settings.finiteOnly() && !preparation.isChecked();
    this.lends = isPlain && executable.takesArrays();
  }

  /**
   * Returns the results at a point; nothing is planned again.
   *
   * @param point the values of all inputs, one after the other
   */
  public Result at(double... point) {
    Outcome outcome = compute(point);
    return new Result(
        Items.of(function, shapes, outcome.numbers()),
        new Uncertainty(function, shapes, outcome.sampled()),
        counters(outcome.spending()),
        preparation.plan().errorFactor());
  }

  /**
   * What a run gave.
   *
   * @param numbers the elements of all results
   * @param sampled what their errors follow from, if they have errors
   * @param spending what the backend reported
   */
  private record Outcome(double[] numbers, Optional<SampledRun> sampled, Spending spending) {}

  private Outcome compute(double[] point) {
    inputs.check(point, settings.finiteOnly());
    Outcome outcome;
    if (settings.target().isSampled()) {
      SampledRun run = executable.sample(point, weights());
      outcome = new Outcome(run.values(), Optional.of(run), run.spending());
    } else if (lends) {
      // The same code as for the caller's arrays, so that there is one to compile.
      double[][] results = new double[sizes.length][];
      for (int k = 0; k < sizes.length; k++) {
        results[k] = new double[sizes[k]];
      }
      executable.run(inputs.split(point), results);
      outcome = new Outcome(joined(results), Optional.empty(), Spending.NONE);
    } else {
      double[] out = new double[executable.outputSize()];
      outcome = new Outcome(out, Optional.empty(), executable.run(point, out));
    }
    if (preparation.isChecked()) {
      double[] errors =
          outcome
              .sampled()
              .map(SampledRun::standardErrors)
              .orElseGet(() -> new double[executable.outputSize()]);
      preparation.check(point, outcome.numbers(), errors);
    }
    Finite.check(function, outcome.numbers(), settings);
    return outcome;
  }

  /**
   * Computes the results at a point into arrays of the caller, without copying or allocating
   * anything where nothing is sampled or checked.
   *
   * @param point one array for each input, row-major
   * @param results one array for each thing that was asked for, in the order in which it was first
   *     asked for, of as many elements; each gets them row-major
   * @throws FluxionException FLX-213 if the number of arrays or a length is wrong
   */
  public void into(double[][] point, double[]... results) {
    inputs.check(point);
    checkLengths(results);
    if (lends) {
      executable.run(point, results);
    } else {
      split(compute(inputs.flatten(point)).numbers(), results);
    }
  }

  /**
   * Computes the results at a point into one array of the caller, without allocating anything where
   * nothing is sampled or checked.
   *
   * @param point the values of all inputs, one after the other
   * @param results gets all that was asked for, one after the other in the order in which it was
   *     first asked for, each row-major
   * @throws FluxionException FLX-213 if a length is wrong
   */
  public void into(double[] point, double[] results) {
    if (results.length != executable.outputSize()) {
      throw new FluxionException("FLX-213", gives() + ", got an array of " + results.length);
    }
    if (isPlain) {
      inputs.check(point, false);
      executable.run(point, results);
    } else {
      double[] numbers = compute(point).numbers();
      System.arraycopy(numbers, 0, results, 0, numbers.length);
    }
  }

  private double[] joined(double[][] results) {
    double[] numbers = new double[executable.outputSize()];
    int start = 0;
    for (double[] result : results) {
      System.arraycopy(result, 0, numbers, start, result.length);
      start += result.length;
    }
    return numbers;
  }

  private static void split(double[] numbers, double[][] results) {
    int start = 0;
    for (double[] result : results) {
      System.arraycopy(numbers, start, result, 0, result.length);
      start += result.length;
    }
  }

  private void checkLengths(double[][] results) {
    boolean fits = results.length == sizes.length;
    for (int k = 0; fits && k < sizes.length; k++) {
      fits = results[k].length == sizes[k];
    }
    if (!fits) {
      throw new FluxionException(
          "FLX-213",
          gives()
              + ", got arrays of "
              + Arrays.stream(results).map(result -> result.length).toList()
              + " numbers");
    }
  }

  private String gives() {
    List<String> parts = new ArrayList<>();
    shapes.forEach((name, shape) -> parts.add(name + ": " + shape.size()));
    return "the request to '" + function + "' gives (" + String.join(", ", parts) + ")";
  }

  /** Returns what it asks for, and before that what is evaluated before it. */
  List<Graph> graphs() {
    return graphs;
  }

  private double[] weights() {
    double[] weights = new double[preparation.executable().outputSize()];
    int start = 0;
    for (Map.Entry<String, Shape> item : shapes.entrySet()) {
      int end = start + item.getValue().size();
      Arrays.fill(weights, start, end, settings.sampling().weightOf(item.getKey()));
      start = end;
    }
    return weights;
  }

  private Counters counters(Spending spending) {
    long planned = preparation.evaluations();
    return new Counters(
        preparation.requested(),
        preparation.merged(),
        planned,
        spending.cacheHits(),
        planned - spending.cacheHits(),
        preparation.executable().program().evaluations(),
        spending.batches(),
        spending.shots(),
        spending.reusedSamples(),
        spending.largestError());
  }

  /**
   * Generates the code now, rather than when the request has been used so much that it pays.
   *
   * @return this
   */
  public PreparedRequest compile() {
    if (lends) {
      executable.compileForArrays();
    } else {
      executable.compile();
    }
    return this;
  }

  /** Returns what an evaluation does. */
  public Explanation explain() {
    return Explanation.of(function, preparation, settings);
  }
}
