package dev.fluxion.dsl;

import dev.fluxion.dsl.engine.define.Graph;
import dev.fluxion.dsl.engine.run.Preparation;
import dev.fluxion.dsl.engine.run.SampledRun;
import dev.fluxion.dsl.engine.run.Spending;
import dev.fluxion.spi.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A request that is planned and compiled: immutable, and may be shared between threads. */
public final class PreparedRequest {
  private final String function;
  private final Inputs inputs;
  private final Map<String, Shape> shapes;
  private final List<Graph> graphs;
  private final Preparation preparation;
  private final Settings settings;

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
    this.graphs = List.copyOf(graphs);
    this.preparation = preparation;
    this.settings = settings;
  }

  /**
   * Returns the results at a point; nothing is planned again.
   *
   * @param point the values of all inputs, one after the other
   */
  public Result at(double... point) {
    inputs.check(point, settings.finiteOnly());
    Optional<SampledRun> sampled = Optional.empty();
    double[] out = new double[preparation.executable().outputSize()];
    Spending spending;
    if (settings.target().isSampled()) {
      SampledRun run = preparation.executable().sample(point, weights());
      sampled = Optional.of(run);
      System.arraycopy(run.values(), 0, out, 0, out.length);
      spending = run.spending();
    } else {
      spending = preparation.executable().run(point, 0, out, 0);
    }
    if (preparation.isChecked()) {
      preparation.check(
          point,
          out,
          sampled.map(SampledRun::standardErrors).orElseGet(() -> new double[out.length]));
    }
    Finite.check(function, out, settings);
    return new Result(
        Items.of(function, shapes, out),
        new Uncertainty(function, shapes, sampled),
        counters(spending),
        preparation.plan().errorFactor());
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

  /** Returns what an evaluation does. */
  public Explanation explain() {
    return Explanation.of(function, preparation, settings);
  }
}
