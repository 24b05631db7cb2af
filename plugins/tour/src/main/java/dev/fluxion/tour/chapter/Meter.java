package dev.fluxion.tour.chapter;

import dev.fluxion.dsl.DifferentiableFunction;
import dev.fluxion.dsl.PreparedRequest;
import dev.fluxion.dsl.Request;
import dev.fluxion.dsl.Result;
import dev.fluxion.dsl.Tensor;
import dev.fluxion.tour.page.Checks;
import java.util.List;

/**
 * Runs requests on a counting device, and compares every derivative that comes back with the exact
 * one.
 */
final class Meter {
  private final CountingBackend device = new CountingBackend();
  private final Checks checks;

  Meter(Checks checks) {
    this.checks = checks;
  }

  /** Returns the request of everything up to an order. */
  static Request upTo(DifferentiableFunction function, int order) {
    Request request = function.request().value();
    for (int n = 1; n <= order; n++) {
      request = with(request, n);
    }
    return request;
  }

  private static Request with(Request request, int order) {
    return switch (order) {
      case 0 -> request.value();
      case 1 -> request.gradient();
      case 2 -> request.hessian();
      default -> request.derivatives(order);
    };
  }

  /**
   * Measures all derivatives of some orders, as one request.
   *
   * @param what what is measured, for errors
   * @param polynomial tells the exact derivatives
   * @param function the same, to be differentiated
   * @param orders 0 for the value, 1 for the gradient and so on
   */
  Measurement tensors(
      String what,
      TrigPolynomial polynomial,
      DifferentiableFunction function,
      List<Integer> orders) {
    double[] point = polynomial.point();
    Request request = function.on(device).request();
    for (int order : orders) {
      request = with(request, order);
    }
    PreparedRequest prepared = request.prepare();
    Result result = run(what, prepared, point);
    double error = 0;
    for (int order : orders) {
      error = Math.max(error, error(polynomial, point, tensor(result, order), order));
    }
    return measured(what, prepared, result, error / polynomial.size());
  }

  /**
   * Measures partial derivatives, as one request.
   *
   * @param what what is measured, for errors
   * @param polynomial tells the exact derivatives
   * @param function the same, to be differentiated
   * @param point where
   * @param partials the variables of each, repeated for a higher order
   */
  Measurement partials(
      String what,
      TrigPolynomial polynomial,
      DifferentiableFunction function,
      double[] point,
      List<int[]> partials) {
    Request request = function.on(device).request();
    for (int[] variables : partials) {
      request = request.partial(variables);
    }
    PreparedRequest prepared = request.prepare();
    Result result = run(what, prepared, point);
    double error = 0;
    for (int[] variables : partials) {
      double exact = polynomial.derivative(point, orders(point.length, variables));
      error = Math.max(error, Math.abs(result.partial(variables).asDouble() - exact));
    }
    return measured(what, prepared, result, error / polynomial.size());
  }

  private Result run(String what, PreparedRequest prepared, double[] point) {
    checks.count(what + ", evaluations before it runs", device.evaluations(), 0);
    return prepared.at(point);
  }

  private Measurement measured(String what, PreparedRequest prepared, Result result, double error) {
    long counted = device.evaluations();
    checks.count(what + ", counter", result.counters().evaluations(), counted);
    double norm = Math.max(1, prepared.explain().norm());
    checks.atMost(what + ", error", error, Measurement.PRECISION * norm, "%.1e");
    return new Measurement(counted, result.counters().requested(), error, norm);
  }

  private static Tensor tensor(Result result, int order) {
    return switch (order) {
      case 0 -> result.value();
      case 1 -> result.gradient();
      case 2 -> result.hessian();
      default -> result.derivatives(order);
    };
  }

  private static double error(TrigPolynomial polynomial, double[] point, Tensor tensor, int order) {
    double[] values = tensor.toArray();
    double largest = 0;
    for (int entry = 0; entry < values.length; entry++) {
      int[] variables = new int[order];
      int rest = entry;
      for (int axis = order - 1; axis >= 0; axis--) {
        variables[axis] = rest % point.length;
        rest /= point.length;
      }
      double exact = polynomial.derivative(point, orders(point.length, variables));
      largest = Math.max(largest, Math.abs(values[entry] - exact));
    }
    return largest;
  }

  private static int[] orders(int variables, int[] partial) {
    int[] orders = new int[variables];
    for (int variable : partial) {
      orders[variable]++;
    }
    return orders;
  }
}
