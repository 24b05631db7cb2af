package dev.fluxion.dsl;

import dev.fluxion.spi.FluxionException;
import java.util.Map;

/** The results of a request at one point. */
public final class Result {
  private final String function;
  private final Map<String, Tensor> items;
  private final Counters counters;
  private final double errorFactor;

  Result(String function, Map<String, Tensor> items, Counters counters, double errorFactor) {
    this.function = function;
    this.items = items;
    this.counters = counters;
    this.errorFactor = errorFactor;
  }

  private Tensor item(String key) {
    Tensor item = items.get(key);
    if (item == null) {
      throw new FluxionException(
          "FLX-241",
          "the request to '"
              + function
              + "' did not ask for "
              + key
              + ", it asked for "
              + items.keySet());
    }
    return item;
  }

  /** Returns the value. */
  public Tensor value() {
    return item("value");
  }

  /** Returns the gradient. */
  public Tensor gradient() {
    return item("gradient");
  }

  /** Returns the Jacobian. */
  public Tensor jacobian() {
    return item("jacobian");
  }

  /** Returns the Hessian. */
  public Tensor hessian() {
    return item("hessian");
  }

  /**
   * Returns a derivative of a function of one variable.
   *
   * @param n the order
   */
  public Tensor derivative(int n) {
    return item("derivative " + n);
  }

  /**
   * Returns a partial derivative.
   *
   * @param variables in any order
   */
  public Tensor partial(int... variables) {
    return item(Request.partialKey(variables));
  }

  /** Returns the Jacobian-vector product. */
  public Tensor jvp() {
    return item("jvp");
  }

  /** Returns the vector-Jacobian product. */
  public Tensor vjp() {
    return item("vjp");
  }

  /** Returns the Hessian-vector product. */
  public Tensor hvp() {
    return item("hvp");
  }

  /** Returns what the evaluation took. */
  public Counters counters() {
    return counters;
  }

  /**
   * Returns how much larger an error of an evaluation can have come out in a derivative; multiply
   * it by the precision of the evaluations, 1.1e-16 in process.
   */
  public double errorFactor() {
    return errorFactor;
  }
}
