package dev.fluxion.dsl;

import static dev.fluxion.spi.Shape.vector;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.dsl.engine.define.ContractLoops;
import dev.fluxion.dsl.engine.define.Graph;
import dev.fluxion.dsl.engine.define.Topology;
import dev.fluxion.dsl.engine.run.Preparation;
import dev.fluxion.elementary.Elementary;
import dev.fluxion.spi.Expr;
import dev.fluxion.spi.Op;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What products with a Hessian cost, counted in planned operations on numbers. */
class ProgramSizeTest {
  private static final int N = 1000;

  static Stream<DifferentiableFunction> functions() {
    DifferentiableFunction arrays =
        Fluxion.function("rosenbrock by arrays")
            .input("x", vector(N))
            .returns(
                x -> {
                  Expr from = x.slice(0, N - 1);
                  Expr curve = x.slice(1, N).minus(from.pow(2)).pow(2).times(100);
                  return curve.plus(from.negate().plus(1).pow(2)).sum();
                });
    DifferentiableFunction elements =
        Fluxion.function("rosenbrock by elements")
            .input("x", vector(N))
            .returns(
                x -> {
                  List<Expr> terms = new ArrayList<>();
                  for (int i = 0; i + 1 < N; i++) {
                    Expr curve = x.get(i + 1).minus(x.get(i).pow(2)).pow(2).times(100);
                    terms.add(curve.plus(x.get(i).negate().plus(1).pow(2)));
                  }
                  return Expr.stack(terms).sum();
                });
    DifferentiableFunction sines =
        Fluxion.function("sines")
            .input("w", vector(N))
            .input("y", vector(N))
            .returns((w, y) -> Elementary.sin(w).plus(Elementary.sin(y).pow(2).times(3)).sum());
    return Stream.of(arrays, elements, sines);
  }

  private static List<Expr> planned(DifferentiableFunction f) {
    List<Expr> inputs = new ArrayList<>();
    for (String name : f.inputNames()) {
      inputs.add(Expr.of(new Op.Input(name, f.inputShape(name), f)));
    }
    Graph graph = new Graph(inputs, List.of(f.apply(inputs.toArray(Expr[]::new))));
    Settings settings = Settings.DEFAULT;
    Preparation prepared = Preparation.of(graph, List.of(), settings.terms(), settings.target());
    return Topology.order(prepared.plan().graph().outputs());
  }

  private static long operations(DifferentiableFunction f) {
    return planned(f).stream().mapToLong(ProgramSizeTest::operations).sum();
  }

  private static long operations(Expr node) {
    if (node.op() instanceof Op.Contract op) {
      List<Expr> args = node.args();
      return new ContractLoops(op, args.get(0).shape(), args.get(1).shape()).products();
    } else if (node.op() instanceof Op.Scatter) {
      return node.args().get(0).shape().size();
    }
    int arguments = node.op() instanceof Op.Concat ? 1 : node.args().size();
    return (long) arguments * node.shape().size();
  }

  private static int largest(DifferentiableFunction f) {
    return planned(f).stream().mapToInt(node -> node.shape().size()).max().orElse(0);
  }

  @ParameterizedTest
  @MethodSource("functions")
  void aHessianVectorProductIsLittleMoreThanAGradient(DifferentiableFunction f) {
    long gradient = operations(f.gradient());
    long product = operations(f.hvp());
    assertTrue(product <= 3 * gradient, product + " operations, the gradient has " + gradient);
    assertTrue(largest(f.hvp()) <= 4 * f.variableCount(), "no array is of another order");
  }

  @ParameterizedTest
  @MethodSource("functions")
  void aSparseHessianIsLittleMoreThanItsProducts(DifferentiableFunction f) {
    SparseDerivative sparse = f.sparseHessian();
    long gradient = operations(f.gradient());
    long hessian = operations(sparse.function());
    assertTrue(
        hessian <= 3 * sparse.products() * gradient,
        hessian + " operations, the gradient has " + gradient);
    assertTrue(
        largest(sparse.function()) <= 4 * sparse.products() * f.variableCount(),
        "no array is of the size of the dense matrix");
  }
}
