package dev.fluxion.dsl;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Random requests: what is asked for, and where it is read from a result. */
final class RandomRequests {
  private final List<UnaryOperator<Request>> asked = new ArrayList<>();
  private final List<Function<Result, Tensor>> read = new ArrayList<>();
  private final Random random;

  private RandomRequests(Random random) {
    this.random = random;
  }

  /**
   * Returns a request of one to four items.
   *
   * @param variables of the function
   * @param results of the function
   */
  static RandomRequests of(Random random, int variables, int results) {
    RandomRequests made = new RandomRequests(random);
    int items = 1 + random.nextInt(4);
    for (int k = 0; k < items; k++) {
      made.item(variables, results);
    }
    return made;
  }

  private void item(int variables, int results) {
    switch (random.nextInt(results == 1 ? 10 : 6)) {
      case 0 -> add(Request::value, Result::value);
      case 1 -> add(Request::jacobian, Result::jacobian);
      case 2 -> {
        double[] direction = direction(variables);
        add(request -> request.jvp(direction), Result::jvp);
      }
      case 3 -> {
        double[] cotangent = direction(results);
        add(request -> request.vjp(cotangent), Result::vjp);
      }
      case 4 -> {
        int[] chosen = random.ints(1 + random.nextInt(4), 0, variables).toArray();
        add(request -> request.partial(chosen), result -> result.partial(chosen));
      }
      case 5 -> {
        int variable = random.nextInt(variables);
        int[] repeated = random.ints(1 + random.nextInt(8), variable, variable + 1).toArray();
        add(request -> request.partial(repeated), result -> result.partial(repeated));
      }
      case 6 -> add(Request::gradient, Result::gradient);
      case 7 -> add(Request::hessian, Result::hessian);
      case 8 -> {
        double[] direction = direction(variables);
        add(request -> request.hvp(direction), Result::hvp);
      }
      default -> add(request -> request.derivatives(3), result -> result.derivatives(3));
    }
  }

  /** Returns a direction that is sparse or dense, or a unit vector. */
  private double[] direction(int size) {
    double[] direction = new double[size];
    int kind = random.nextInt(3);
    for (int i = 0; i < size; i++) {
      direction[i] = kind == 0 || random.nextBoolean() ? random.nextDouble() * 2 - 1 : 0;
    }
    if (kind == 1) {
      direction = new double[size];
      direction[random.nextInt(size)] = 1;
    }
    return direction;
  }

  private void add(UnaryOperator<Request> item, Function<Result, Tensor> where) {
    asked.add(item);
    read.add(where);
  }

  /** Asks a function for everything. */
  Request of(DifferentiableFunction function) {
    Request request = function.request();
    for (UnaryOperator<Request> item : asked) {
      request = item.apply(request);
    }
    return request;
  }

  /** Returns all items of a result. */
  List<Tensor> read(Result result) {
    return read.stream().map(each -> each.apply(result)).toList();
  }
}
