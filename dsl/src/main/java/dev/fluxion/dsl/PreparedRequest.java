package dev.fluxion.dsl;

import dev.fluxion.dsl.engine.run.Preparation;
import dev.fluxion.dsl.engine.run.Spending;
import dev.fluxion.spi.Expr;
import java.util.LinkedHashMap;
import java.util.Map;

/** A request that is planned and compiled: immutable, and may be shared between threads. */
public final class PreparedRequest {
  private final String function;
  private final Inputs inputs;
  private final Map<String, Expr> items;
  private final Preparation preparation;
  private final Settings settings;

  PreparedRequest(
      String function,
      Inputs inputs,
      Map<String, Expr> items,
      Preparation preparation,
      Settings settings) {
    this.function = function;
    this.inputs = inputs;
    this.items = items;
    this.preparation = preparation;
    this.settings = settings;
  }

  /**
   * Returns the results at a point.
   *
   * @param point the values of all inputs, one after the other
   */
  public Result at(double... point) {
    inputs.check(point, settings.finiteOnly());
    double[] out = new double[preparation.executable().outputSize()];
    Spending spending = preparation.executable().run(point, 0, out, 0);
    Finite.check(function, out, settings);
    Map<String, Tensor> results = new LinkedHashMap<>();
    int position = 0;
    for (Map.Entry<String, Expr> item : items.entrySet()) {
      results.put(item.getKey(), Tensor.of(item.getValue().shape(), out, position));
      position += item.getValue().shape().size();
    }
    Map<String, Long> evaluations = preparation.executable().program().evaluations();
    long total = evaluations.values().stream().mapToLong(Long::longValue).sum();
    Counters counters =
        new Counters(
            total, evaluations, spending.batches(), spending.shots(), spending.largestError());
    return new Result(function, results, counters, preparation.plan().errorFactor());
  }

  /** Returns what an evaluation does. */
  public Explanation explain() {
    return Explanation.of(function, preparation, settings);
  }
}
