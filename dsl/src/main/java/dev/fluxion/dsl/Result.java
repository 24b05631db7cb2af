package dev.fluxion.dsl;

/** The results of a request at one point, with their errors where a backend samples. */
public final class Result {
  private final Items values;
  private final Uncertainty uncertainty;
  private final Counters counters;
  private final double errorFactor;

  Result(Items values, Uncertainty uncertainty, Counters counters, double errorFactor) {
    this.values = values;
    this.uncertainty = uncertainty;
    this.counters = counters;
    this.errorFactor = errorFactor;
  }

  /** Returns the value. */
  public Tensor value() {
    return values.value();
  }

  /** Returns the gradient. */
  public Tensor gradient() {
    return values.gradient();
  }

  /**
   * Returns the gradient by one input.
   *
   * @param input its name
   */
  public Tensor gradient(String input) {
    return values.gradient(input);
  }

  /** Returns the Jacobian. */
  public Tensor jacobian() {
    return values.jacobian();
  }

  /** Returns the Hessian. */
  public Tensor hessian() {
    return values.hessian();
  }

  /**
   * Returns a derivative of a function of one variable.
   *
   * @param n the order
   */
  public Tensor derivative(int n) {
    return values.derivative(n);
  }

  /**
   * Returns all partial derivatives of a total order.
   *
   * @param n the order
   */
  public Tensor derivatives(int n) {
    return values.derivatives(n);
  }

  /**
   * Returns a partial derivative.
   *
   * @param variables in any order
   */
  public Tensor partial(int... variables) {
    return values.partial(variables);
  }

  /** Returns the Jacobian-vector product. */
  public Tensor jvp() {
    return values.jvp();
  }

  /** Returns the vector-Jacobian product. */
  public Tensor vjp() {
    return values.vjp();
  }

  /** Returns the Hessian-vector product. */
  public Tensor hvp() {
    return values.hvp();
  }

  /**
   * Returns the standard error of every number, of the same shapes: 0 where evaluations are exact.
   *
   * <p>Errors are followed through the whole function to first order. NaN says that an error is not
   * known: the result of one evaluation is where another one is made, or a primitive that is
   * applied in process has no derivative.
   */
  public Items standardErrors() {
    return uncertainty.standardErrors();
  }

  /**
   * Returns the covariances of the numbers of one result, or of all results where none is named:
   * evaluations that they share correlate them.
   *
   * @param item what was asked for, such as {@code gradient}; its elements are taken row-major
   * @return a square matrix; NaN where a covariance is not known
   */
  public Tensor covariance(String item) {
    return uncertainty.covariance(item);
  }

  /**
   * Returns the covariances of all numbers of all results, in the order that they were asked in.
   */
  public Tensor covariance() {
    return uncertainty.covariance();
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
