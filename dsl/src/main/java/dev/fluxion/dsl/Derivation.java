package dev.fluxion.dsl;

import dev.fluxion.dsl.engine.define.Graph;
import dev.fluxion.dsl.engine.differentiate.Context;
import dev.fluxion.dsl.engine.differentiate.Derivatives;
import dev.fluxion.dsl.engine.differentiate.sparse.Sparsity;
import dev.fluxion.dsl.engine.normalize.Normalizer;
import dev.fluxion.spi.Expr;
import dev.fluxion.spi.FluxionException;
import dev.fluxion.spi.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Differentiates an expression by the inputs of a function, in the shapes that users see. */
final class Derivation {
  /** Planning so many entries takes about two gigabytes. */
  private static final int LARGEST = 2_000_000;

  /** The lowest order for which a series is smaller than forward mode done over and over. */
  private static final int SERIES = 3;

  private final String function;
  private final Inputs inputs;
  private final int order;

  /**
   * Creates a derivation.
   *
   * @param function the function that errors name
   * @param inputs its inputs
   * @param order the order that its expression has already
   */
  Derivation(String function, Inputs inputs, int order) {
    this.function = function;
    this.inputs = inputs;
    this.order = order;
  }

  private Context context(int more) {
    return new Context(function, order + more);
  }

  private Expr simplified(Expr expr) {
    return Normalizer.simplify(new Graph(inputs.exprs(), List.of(expr))).outputs().get(0);
  }

  Expr gradient(Expr output) {
    return gradient(output, 1);
  }

  /** Differentiates once, on the way to a derivative that is {@code asked} orders higher. */
  private Expr gradient(Expr output, int asked) {
    Expr scalar = scalar("gradient", output);
    List<Expr> parts = Derivatives.gradient(scalar, inputs.exprs(), context(asked));
    return simplified(inputs.join(parts));
  }

  Expr gradient(Expr output, Expr input) {
    Expr scalar = scalar("gradient", output);
    return simplified(Derivatives.gradient(scalar, List.of(input), context(1)).get(0));
  }

  Expr hessian(Expr output) {
    return jacobian(gradient(scalar("hessian", output), 2), 2);
  }

  /** Returns the structure of the Hessian and its non-zeros. */
  SparseValues sparseHessian(Expr output) {
    Expr scalar = simplified(scalar("hessian", output));
    Sparsity sparsity = Sparsity.ofHessian(scalar, inputs.exprs(), context(2));
    return sparse(sparsity, gradient(scalar, 2), 2);
  }

  /** Returns the structure of the Jacobian and its non-zeros. */
  SparseValues sparseJacobian(Expr output) {
    Expr simple = simplified(output);
    Sparsity sparsity = Sparsity.ofJacobian(simple, inputs.exprs(), context(1));
    return sparse(sparsity, simple, 1);
  }

  private SparseValues sparse(Sparsity sparsity, Expr differentiated, int asked) {
    Expr values = sparsity.nonZeros(differentiated, inputs.exprs(), context(asked));
    return new SparseValues(sparsity, simplified(values));
  }

  /**
   * A sparse derivative.
   *
   * @param sparsity its structure
   * @param values its non-zeros, row-major
   */
  record SparseValues(Sparsity sparsity, Expr values) {}

  /** Returns all partial derivatives of a total order. */
  Expr derivatives(Expr output, int n) {
    if (n < 1) {
      throw new FluxionException(
          "FLX-203", "the order of a tensor of derivatives is 1 or more, got " + n);
    }
    Expr scalar = scalar("tensor of derivatives", output);
    if (Math.pow(inputs.size(), n) > LARGEST) {
      throw new FluxionException(
          "FLX-205",
          "a tensor of derivatives has at most "
              + LARGEST
              + " entries, function '"
              + function
              + "' of "
              + inputs.size()
              + " variables was asked for order "
              + n
              + "; use partial for those that are needed");
    }
    Expr result = gradient(scalar, n);
    for (int k = 1; k < n; k++) {
      result = jacobian(result, n);
    }
    return result;
  }

  Expr jacobian(Expr output) {
    return jacobian(output, 1);
  }

  private Expr jacobian(Expr output, int asked) {
    if (inputs.exprs().size() == 1) {
      return jacobian(output, inputs.exprs().get(0), asked);
    }
    int m = output.shape().size();
    List<Expr> columns = new ArrayList<>();
    for (Expr input : inputs.exprs()) {
      Expr part = jacobian(output, input, asked).reshape(m, input.shape().size());
      columns.add(part.transpose());
    }
    Expr joined = Expr.concat(columns.toArray(Expr[]::new)).transpose();
    return simplified(joined.reshape(output.shape().append(inputs.shape()).extents()));
  }

  Expr jacobian(Expr output, Expr input) {
    return jacobian(output, input, 1);
  }

  private Expr jacobian(Expr output, Expr input, int asked) {
    return simplified(Derivatives.jacobian(output, input, context(asked)));
  }

  /** Returns the mixed partial derivative by variables, numbered through all inputs. */
  Expr partial(Expr output, int... variables) {
    int[] sorted = variables.clone();
    Arrays.sort(sorted);
    Expr result = output;
    int next = 0;
    while (next < sorted.length) {
      int from = next;
      while (next < sorted.length && sorted[next] == sorted[from]) {
        next++;
      }
      result = repeated(result, sorted[from], List.of(next - from), sorted.length).get(0);
    }
    return result;
  }

  /**
   * Differentiates by one variable as often as each of some orders says: high ones by one series,
   * where that is possible.
   *
   * @param asked the highest order of what is asked for, for errors
   */
  private List<Expr> repeated(Expr output, int variable, List<Integer> orders, int asked) {
    Inputs.Element element = inputs.element(variable);
    if (Collections.max(orders) >= SERIES) {
      Optional<List<Expr>> series =
          Derivatives.series(
              simplified(output), element.input(), element.element(), orders, context(asked));
      if (series.isPresent()) {
        return Normalizer.simplify(new Graph(inputs.exprs(), series.get())).outputs();
      }
    }
    List<Expr> chain = new ArrayList<>(List.of(output));
    for (int k = 1; k <= Collections.max(orders); k++) {
      Expr below = chain.get(k - 1);
      chain.add(
          simplified(
              Derivatives.partial(below, element.input(), element.element(), context(asked))));
    }
    return orders.stream().map(chain::get).toList();
  }

  /** Returns the n-th derivative by the only variable. */
  Expr derivative(Expr output, int n) {
    return derivatives(output, List.of(n)).get(0);
  }

  /** Returns derivatives of several orders by the only variable. */
  List<Expr> derivatives(Expr output, List<Integer> orders) {
    if (inputs.size() != 1) {
      throw new FluxionException(
          "FLX-202",
          "derivative(n) needs a function of one variable, function '"
              + function
              + "' has "
              + inputs.size()
              + "; use partial, gradient or jacobian");
    }
    int n = orders.stream().filter(order -> order < 0).findFirst().orElse(0);
    if (n < 0) {
      throw new FluxionException("FLX-203", "the order of a derivative is 0 or more, got " + n);
    }
    return repeated(output, 0, orders, Collections.max(orders));
  }

  Expr jvp(Expr output, List<Expr> tangents) {
    return simplified(Derivatives.jvp(output, inputs.exprs(), tangents, context(1)));
  }

  Expr vjp(Expr output, Expr cotangent) {
    return simplified(inputs.join(Derivatives.vjp(output, cotangent, inputs.exprs(), context(1))));
  }

  Expr hvp(Expr output, List<Expr> tangents) {
    Expr scalar = scalar("hvp", output);
    List<Expr> parts = Derivatives.gradient(scalar, inputs.exprs(), context(2));
    Expr gradient = simplified(inputs.join(parts));
    return simplified(Derivatives.jvp(gradient, inputs.exprs(), tangents, context(2)));
  }

  private Expr scalar(String what, Expr output) {
    Shape shape = output.shape();
    if (shape.size() != 1) {
      throw new FluxionException(
          "FLX-201",
          "the "
              + what
              + " needs a function with one result, function '"
              + function
              + "' returns shape "
              + shape
              + "; use sum() first, or jacobian()");
    }
    return shape.isScalar() ? output : output.reshape();
  }
}
