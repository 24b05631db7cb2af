package dev.fluxion.dsl;

import dev.fluxion.spi.FluxionException;
import dev.fluxion.spi.Shape;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** What a request asked for, each as an array: the values of a result, or their standard errors. */
public final class Items {
  private final String function;
  private final Map<String, Tensor> tensors;

  Items(String function, Map<String, Tensor> tensors) {
    this.function = function;
    this.tensors = tensors;
  }

  /**
   * Cuts numbers that are next to each other into the arrays that were asked for.
   *
   * @param function who was asked, for errors
   * @param shapes the shape of each array by its name, in the order of the numbers
   * @param numbers the elements of all arrays
   */
  static Items of(String function, Map<String, Shape> shapes, double[] numbers) {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    int start = 0;
    for (Map.Entry<String, Shape> item : shapes.entrySet()) {
      tensors.put(item.getKey(), Tensor.of(item.getValue(), numbers, start));
      start += item.getValue().size();
    }
    return new Items(function, tensors);
  }

  Tensor named(String name) {
    Tensor tensor = tensors.get(name);
    if (tensor == null) {
      throw notAskedFor(function, name, tensors.keySet());
    }
    return tensor;
  }

  static FluxionException notAskedFor(String function, String name, Set<String> asked) {
    return new FluxionException(
        "FLX-241",
        "the request to '" + function + "' did not ask for " + name + ", it asked for " + asked);
  }

  /** Returns the value. */
  public Tensor value() {
    return named("value");
  }

  /** Returns the gradient. */
  public Tensor gradient() {
    return named("gradient");
  }

  /**
   * Returns the gradient by one input.
   *
   * @param input its name
   */
  public Tensor gradient(String input) {
    return named(Request.gradientKey(input));
  }

  /** Returns the Jacobian. */
  public Tensor jacobian() {
    return named("jacobian");
  }

  /** Returns the Hessian. */
  public Tensor hessian() {
    return named("hessian");
  }

  /**
   * Returns a derivative of a function of one variable.
   *
   * @param n the order
   */
  public Tensor derivative(int n) {
    return named("derivative " + n);
  }

  /**
   * Returns all partial derivatives of a total order.
   *
   * @param n the order
   */
  public Tensor derivatives(int n) {
    return named("derivatives " + n);
  }

  /**
   * Returns a partial derivative.
   *
   * @param variables in any order
   */
  public Tensor partial(int... variables) {
    return named(Request.partialKey(variables));
  }

  /** Returns the Jacobian-vector product. */
  public Tensor jvp() {
    return named("jvp");
  }

  /** Returns the vector-Jacobian product. */
  public Tensor vjp() {
    return named("vjp");
  }

  /** Returns the Hessian-vector product. */
  public Tensor hvp() {
    return named("hvp");
  }
}
